import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const ALLOWED = ['https://a.example', 'https://b.example'];

app.use((req, res, next) => {
  const { origin } = req.headers;
  if (ALLOWED.includes(origin)) {
    res.set({
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
      Vary: 'Origin',
    });
  }
  next();
});
app.options('/{*splat}', (req, res) => res.set('Access-Control-Allow-Methods', 'GET').sendStatus(204));
app.get('/a', (req, res) => res.vary('Accept').json({ a: 1 }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/a', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/a', headers: { origin: 'https://x.example' } },
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://b.example' } },
  ],
});
