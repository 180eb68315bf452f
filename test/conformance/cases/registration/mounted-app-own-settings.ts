import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 a mounted app inherits settings'],
  app: `
const express = require('express');
const app = express();

const api = express();

api.set('json spaces', 4);
api.get('/spaced', (req, res) => res.json({ a: 1 }));
app.use('/api', api);
app.get('/plain', (req, res) => res.json({ a: 1 }));

module.exports = app;
`,
  requests: ['GET /api/spaced', 'GET /plain'],
});
