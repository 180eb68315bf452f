import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 rewriting req.url or req.method'],
  expect: 'native',
  app: `
const express = require('express');
const methodOverride = require('method-override');
const app = express();
const api = express.Router();

api.use(methodOverride('X-HTTP-Method-Override'));
api.put('/things/:id', (req, res) => res.json({ put: req.params.id, method: req.method }));
api.post('/things/:id', (req, res) => res.json({ post: req.params.id }));
app.use('/api', api);
app.post('/outside', (req, res) => res.json({ method: req.method }));
app.put('/outside', (req, res) => res.json({ put: true }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/api/things/1', headers: { 'x-http-method-override': 'PUT' } },
    'POST /api/things/1',
    { method: 'POST', path: '/outside', headers: { 'x-http-method-override': 'PUT' } },
    'PUT /outside',
  ],
});
