import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  res.header('Access-Control-Allow-Origin', '*');
  res.header('Access-Control-Allow-Headers', 'Origin, X-Requested-With, Content-Type, Accept, Authorization');
  if (req.method === 'OPTIONS') {
    res.header('Access-Control-Allow-Methods', 'PUT, POST, PATCH, DELETE, GET');
    return res.status(200).json({});
  }
  next();
});

app.get('/products', (req, res) => res.json({ products: [] }));
app.post('/products', (req, res) => res.status(201).json({ created: true }));

app.use((req, res) => res.status(404).json({ error: { message: 'Not found' } }));

module.exports = app;
`,
  requests: ['GET /products', 'POST /products', 'OPTIONS /products', 'GET /missing'],
});
