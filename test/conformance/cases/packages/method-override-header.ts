import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 rewriting req.url or req.method'],
  expect: 'native',
  app: `
const express = require('express');
const methodOverride = require('method-override');
const cors = require('cors');
const app = express();

app.use(express.json());
app.use(methodOverride());
app.use(cors({ origin: 'https://shop.example' }));

app.post('/items', (req, res) => res.status(201).json({ created: req.body }));
app.patch('/items/:id', (req, res) => res.json({ patched: req.params.id, body: req.body, method: req.method }));
app.delete('/items/:id', (req, res) => res.status(204).end());
app.get('/items/:id', (req, res) => res.json({ id: req.params.id }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/items', body: { a: 1 } },
    { method: 'POST', path: '/items/1', headers: { 'x-http-method-override': 'PATCH' }, body: { a: 2 } },
    { method: 'POST', path: '/items/1', headers: { 'x-http-method-override': 'delete' } },
    { method: 'POST', path: '/items/1', headers: { 'x-http-method-override': 'GET' } },
    { method: 'POST', path: '/items/1', headers: { 'x-http-method-override': 'DELETE, PATCH' } },
    { method: 'POST', path: '/items', headers: { 'x-http-method-override': 'nonsense' }, body: { a: 3 } },
    { method: 'POST', path: '/items', headers: { 'x-http-method-override': 'DELETE' }, body: { a: 4 } },
    { method: 'PATCH', path: '/items/1', headers: { 'x-http-method-override': 'DELETE' }, body: { a: 5 } },
    { method: 'GET', path: '/items/1', headers: { 'x-http-method-override': 'DELETE' } },
    'POST /items/1',
  ],
});
