import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const api = express.Router();

api.use(express.json());
api.post('/notes', (req, res) => res.json(req.body));
app.use('/api', api);
app.use((err, req, res, next) => res.status(err.status).json({ type: err.type, body: err.body }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/api/notes', body: { a: 1 } },
    { method: 'POST', path: '/api/none', headers: { 'content-type': 'application/json' }, body: '{' },
    { method: 'POST', path: '/api/none', body: {} },
    { method: 'POST', path: '/other', headers: { 'content-type': 'application/json' }, body: '{' },
  ],
});
