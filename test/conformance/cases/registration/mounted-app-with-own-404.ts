import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 the app is itself a handler, with or without listen'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const api = express();

api.get('/items', (req, res) => res.json([]));
api.use((req, res) => res.status(404).json({ api: 'nothing' }));
api.use((err, req, res, next) => res.status(500).json({ api: err.message }));
app.use('/api', api);
app.use((req, res) => res.status(404).send('no page'));

module.exports = app;
`,
  requests: ['GET /api/items', 'GET /api/other', 'GET /other'],
});
