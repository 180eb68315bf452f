import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 a mounted app inherits settings'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const api = express();

app.set('json spaces', 2);
api.get('/inherits', (req, res) => res.json({ a: 1 }));
app.use('/api', api);
app.get('/own', (req, res) => res.json({ a: 1 }));

module.exports = app;
`,
  requests: ['GET /api/inherits', 'GET /own'],
});
