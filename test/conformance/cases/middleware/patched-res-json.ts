import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.6',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  const original = res.json.bind(res);
  res.json = (body) => original({ data: body, ok: res.statusCode < 400 });
  next();
});

app.get('/users', (req, res) => res.json([{ id: 1 }]));
app.get('/bad', (req, res) => res.status(400).json('bad'));

module.exports = app;
`,
  requests: ['GET /users', 'GET /bad'],
});
