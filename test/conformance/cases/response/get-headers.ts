import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 get and removeHeader'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/defaulted', (req, res) => {
  if (req.query.html) res.type('html');
  if (!res.get('Content-Type')) res.type('txt');
  res.send('what am I');
});
app.get('/has', (req, res) => {
  res.setHeader('X-Id', 'abc');
  res.json({ id: res.getHeader('x-id'), has: res.hasHeader('X-Id'), other: res.hasHeader('X-Other') });
});
app.get('/removed', (req, res) => {
  res.set({ 'X-A': '1', 'X-B': '2' });
  res.removeHeader('X-A');
  res.send('b only');
});
app.get('/powered', (req, res) => {
  res.removeHeader('X-Powered-By');
  res.send('unpowered');
});

module.exports = app;
`,
  requests: ['GET /defaulted', 'GET /defaulted?html=1', 'GET /has', 'GET /removed', 'GET /powered'],
});
