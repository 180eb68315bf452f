import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['9.2 setHeader and writeHead add no charset'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  res.setHeader('X-Service', 'catalog');
  res.set('Cache-Control', 'no-store');
  next();
});

app.get('/a', (req, res) => res.json({ a: 1 }));
app.get('/b', (req, res) => {
  res.set('Cache-Control', 'public, max-age=30');
  res.send('b');
});

module.exports = app;
`,
  requests: ['GET /a', 'GET /b'],
});
