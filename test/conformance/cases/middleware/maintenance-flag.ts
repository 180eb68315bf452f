import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

let maintenance = false;

app.post('/admin/maintenance', (req, res) => {
  maintenance = !maintenance;
  res.json({ maintenance });
});

app.use((req, res, next) => {
  if (maintenance) return res.status(503).set('Retry-After', '60').send('Down for maintenance');
  next();
});

app.get('/', (req, res) => res.send('Welcome'));

module.exports = app;
`,
  requests: ['GET /', 'POST /admin/maintenance', 'GET /', 'POST /admin/maintenance', 'GET /'],
});
