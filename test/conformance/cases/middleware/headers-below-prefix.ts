import { defineCase } from '../../case.js';

// What middleware over a prefix puts on every answer is on the 404 below it, too.
export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use('/api', cors());
app.use('/pages/:name', (req, res, next) => {
  res.set('X-Page', req.params.name);
  next();
});
app.get('/api/items', (req, res) => res.json([]));
app.get('/pages/:name/text', (req, res) => res.send('text'));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/api/items', headers: { origin: 'http://a.example' } },
    { method: 'GET', path: '/api/unknown', headers: { origin: 'http://a.example' } },
    { method: 'POST', path: '/api/items', headers: { origin: 'http://a.example' } },
    { method: 'OPTIONS', path: '/api/unknown', headers: { origin: 'http://a.example', 'access-control-request-method': 'GET' } },
    { method: 'OPTIONS', path: '/api/items', headers: { origin: 'http://a.example', 'access-control-request-method': 'GET' } },
    'GET /pages/home/text',
    'GET /pages/home/other',
    'POST /pages/home/text',
    'GET /pages',
  ],
});
