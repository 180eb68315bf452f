import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.use((req, res, next) => {
  res.header('Access-Control-Allow-Origin', '*');
  next();
});
app.get('/fails', () => {
  throw new Error('fails');
});
app.post('/echo', (req, res) => res.json(req.body));
app.use((req, res, next) => next(Object.assign(new Error('Not found'), { status: 404 })));
app.use((err, req, res, next) => res.status(err.status || 500).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /fails',
    { method: 'POST', path: '/echo', body: { a: 1 } },
    { method: 'POST', path: '/echo', headers: { 'content-type': 'application/json' }, body: '{' },
    'GET /none',
    'OPTIONS /fails',
  ],
});
