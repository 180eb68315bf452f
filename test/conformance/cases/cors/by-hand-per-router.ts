import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const api = express.Router();

api.all('/{*splat}', (req, res, next) => {
  res.header('Access-Control-Allow-Origin', '*');
  next();
});
api.get('/a', (req, res) => res.json({ a: 1 }));
app.use('/api', api);
app.get('/b', (req, res) => res.json({ b: 1 }));

module.exports = app;
`,
  requests: [
    'GET /api/a',
    'GET /b',
    'GET /api/none',
  ],
});
