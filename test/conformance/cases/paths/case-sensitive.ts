import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  covers: ['2.1 case sensitive', '1 case sensitive routing'],
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.set('case sensitive routing', true);

app.get('/Users/:name', (req, res) => res.json({ name: req.params.name }));
app.get('/users/:name', (req, res) => res.json({ lower: req.params.name }));

module.exports = app;
`,
  requests: ['GET /Users/Ann', 'GET /users/Ann', 'GET /USERS/Ann'],
});
