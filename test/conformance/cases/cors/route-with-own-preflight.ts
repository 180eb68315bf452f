import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

const allowed = cors({ origin: 'https://a.example', methods: ['DELETE'] });
app.options('/items/:id', allowed);
app.delete('/items/:id', allowed, (req, res) => res.json({ deleted: req.params.id }));
app.get('/items/:id', (req, res) => res.json({ id: req.params.id }));

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/items/1', headers: { origin: 'https://a.example', 'access-control-request-method': 'DELETE' } },
    { method: 'DELETE', path: '/items/1', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/items/1', headers: { origin: 'https://a.example' } },
  ],
});
