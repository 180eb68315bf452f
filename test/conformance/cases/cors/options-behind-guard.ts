import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 OPTIONS runs the middleware first'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const api = express.Router();

api.use((req, res, next) => (req.get('authorization') ? next() : res.status(401).json({ error: 'log in' })));
api.get('/items', (req, res) => res.json([]));
api.delete('/items', (req, res) => res.sendStatus(204));
app.use('/api', api);

module.exports = app;
`,
  requests: [
    'OPTIONS /api/items',
    { method: 'OPTIONS', path: '/api/items', headers: { authorization: 'x' } },
    { method: 'OPTIONS', path: '/api/none', headers: { authorization: 'x' } },
    { method: 'GET', path: '/api/items', headers: { authorization: 'x' } },
  ],
});
