import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const admin = express();

admin.get('/', (req, res) => {
  res.json({ area: 'admin', base: req.baseUrl });
});

admin.get('/logs/:day', (req, res) => {
  res.json({ day: req.params.day });
});

app.use('/admin', admin);
app.get('/', (req, res) => res.json({ area: 'site' }));

module.exports = app;
`,
  requests: ['GET /', 'GET /admin', 'GET /admin/logs/monday'],
});
