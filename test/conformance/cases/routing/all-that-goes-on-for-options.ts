import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.all('/orders', (req, res, next) => {
  res.set('X-Method', req.method);
  if (req.method === 'DELETE') return res.status(405).send('no');
  next();
});
app.get('/orders', (req, res) => res.send('got'));
app.post('/orders', (req, res) => res.status(201).send('posted'));

const items = express.Router();
items.all('/', (req, res, next) => next());
items.put('/', (req, res) => res.send('put'));
app.use('/items', items);
app.all('/items', (req, res) => res.send('any'));

module.exports = app;
`,
  requests: ['GET /orders', 'POST /orders', 'PUT /orders', 'DELETE /orders', 'OPTIONS /orders', 'OPTIONS /items', 'PUT /items', 'GET /items'],
});
