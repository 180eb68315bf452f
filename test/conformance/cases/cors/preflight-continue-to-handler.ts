import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(cors({ preflightContinue: true }));
app.use((req, res, next) => {
  if (req.method === 'OPTIONS') return res.status(202).end();
  next();
});
app.put('/a', (req, res) => res.json({ put: true }));

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://a.example', 'access-control-request-method': 'PUT' } },
    { method: 'OPTIONS', path: '/none', headers: { origin: 'https://a.example' } },
    { method: 'PUT', path: '/a', headers: { origin: 'https://a.example' } },
  ],
});
