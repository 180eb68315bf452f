import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 a mounted app inherits settings', '1 query parser'],
  app: `
const express = require('express');
const app = express();

const api = express();

app.set('query parser', 'extended');
api.set('query parser', 'simple');
api.get('/q', (req, res) => res.json(req.query));
app.use('/api', api);
app.get('/q', (req, res) => res.json(req.query));

module.exports = app;
`,
  requests: ['GET /api/q?a[b]=1', 'GET /q?a[b]=1'],
});
