import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 handlers over several calls and routers', '3 next()'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/greeting', (req, res, next) => {
  if (req.query.lang === 'fr') return res.send('Bonjour');
  next();
});

app.get('/greeting', (req, res) => {
  res.send('Hello');
});

module.exports = app;
`,
  requests: ['GET /greeting', 'GET /greeting?lang=fr'],
});
