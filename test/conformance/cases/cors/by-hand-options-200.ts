import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE');
  res.setHeader('Access-Control-Allow-Headers', 'Content-Type, Authorization');
  if (req.method === 'OPTIONS') {
    return res.sendStatus(200);
  }
  next();
});
app.get('/a', (req, res) => res.json({ a: 1 }));
app.delete('/a/:id', (req, res) => res.status(204).end());

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://a.example' } },
    { method: 'OPTIONS', path: '/a/1', headers: { origin: 'https://a.example' } },
    { method: 'OPTIONS', path: '/none', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/a', headers: { origin: 'https://a.example' } },
    { method: 'DELETE', path: '/a/1', headers: { origin: 'https://a.example' } },
    'GET /none',
  ],
});
