import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 app.locals and res.locals', '6.1 req.res, res.req, req.app, req.next'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.locals.siteName = 'Harbour';
app.locals.visits = 0;

app.get('/about', (req, res) => {
  req.app.locals.visits += 1;
  res.json({ name: app.locals.siteName, visits: app.locals.visits });
});

module.exports = app;
`,
  requests: ['GET /about', 'GET /about'],
});
