import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  covers: ['2.1 letter case is ignored, values keep theirs', '13 letter case of folders'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/Users/:name', (req, res) => res.json({ name: req.params.name }));

module.exports = app;
`,
  requests: ['GET /Users/Ann', 'GET /users/Ann'],
});
