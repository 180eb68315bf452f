import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(cors());
app.use((req, res, next) => {
  if (req.get('Access-Control-Request-Private-Network')) res.set('Access-Control-Allow-Private-Network', 'true');
  next();
});
app.get('/a', (req, res) => res.json({ a: 1 }));

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://a.example', 'access-control-request-private-network': 'true' } },
    { method: 'GET', path: '/a', headers: { origin: 'https://a.example', 'access-control-request-private-network': 'true' } },
  ],
});
