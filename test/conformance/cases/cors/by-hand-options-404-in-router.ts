import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 OPTIONS runs the middleware first'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const api = express.Router();

api.use((req, res, next) => {
  res.set('Access-Control-Allow-Origin', 'https://a.example');
  next();
});
api.get('/items', (req, res) => res.json([]));
api.use((req, res) => res.status(404).json({ error: 'no such thing in the api' }));
app.use('/api', api);

module.exports = app;
`,
  requests: [
    'OPTIONS /api/items',
    'OPTIONS /api/none',
    'GET /api/items',
    'GET /api/none',
  ],
});
