import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const withId = (req, res, next) => {
  const id = req.headers['x-request-id'] || 'made';
  req.headers['x-request-id'] = id;
  delete req.headers['x-internal'];
  res.setHeader('X-Request-Id', id);
  next();
};

app.use(withId);
app.use(express.json());
app.get('/id', (req, res) => res.json({ id: req.get('X-Request-Id') }));
app.post('/id', (req, res) => res.json({ id: req.headers['x-request-id'], internal: req.headers['x-internal'] || null, body: req.body }));

module.exports = app;
`,
  requests: [
    'GET /id',
    { method: 'GET', path: '/id', headers: { 'x-request-id': 'abc' } },
    { method: 'POST', path: '/id', headers: { 'x-request-id': 'abc', 'x-internal': '1' }, body: { a: 1 } },
  ],
});
