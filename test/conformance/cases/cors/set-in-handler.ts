import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/a', (req, res) => {
  res.header('Access-Control-Allow-Origin', '*').json({ a: 1 });
});
app.options('/a', (req, res) => {
  res.header('Access-Control-Allow-Origin', '*');
  res.header('Access-Control-Allow-Methods', 'GET');
  res.end();
});
app.get('/b', (req, res) => {
  if (req.get('origin')) res.set('Access-Control-Allow-Origin', req.get('origin')).vary('Origin');
  res.send('b');
});

module.exports = app;
`,
  requests: [
    'GET /a',
    'OPTIONS /a',
    { method: 'GET', path: '/b', headers: { origin: 'https://a.example' } },
    'GET /b',
  ],
});
