import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 append', '9.2 get and removeHeader'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  res.set('X-Trace', 'first');
  res.set('X-Temp', 'gone later');
  next();
});
app.get('/append', (req, res) => {
  res.append('X-Trace', 'second');
  res.json({});
});
app.get('/remove', (req, res) => {
  res.removeHeader('X-Temp');
  res.json({});
});
app.get('/set', (req, res) => res.set('X-Trace', 'replaced').json({}));
app.get('/read', (req, res) => res.json({ trace: res.get('X-Trace'), none: res.get('X-None') || 'none' }));

module.exports = app;
`,
  requests: ['GET /append', 'GET /remove', 'GET /set', 'GET /read'],
});
