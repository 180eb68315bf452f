import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 OPTIONS runs the middleware first'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const api = express.Router();

app.use((req, res, next) => {
  res.header('Access-Control-Allow-Origin', '*');
  res.header('Access-Control-Allow-Headers', 'Content-Type');
  next();
});
api.get('/items', (req, res) => res.json([]));
api.post('/items', (req, res) => res.status(201).end());
api.get('/items/:id', (req, res) => res.json({ id: req.params.id }));
app.use('/api', api);
app.get('/top', (req, res) => res.send('top'));
app.use((req, res) => res.status(404).json({ error: 'not found' }));

module.exports = app;
`,
  requests: [
    'OPTIONS /api/items',
    'OPTIONS /api/items/1',
    'OPTIONS /api/none',
    'OPTIONS /top',
    'GET /api/none',
  ],
});
