import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  const original = res.writeHead;
  res.writeHead = function (...args) {
    res.setHeader('X-Written', 'yes');
    return original.apply(this, args);
  };
  next();
});
app.get('/', (req, res) => res.send('hi'));
app.get('/json', (req, res) => res.status(201).json({ ok: true }));

module.exports = app;
`,
  requests: ['GET /', 'GET /json'],
});
