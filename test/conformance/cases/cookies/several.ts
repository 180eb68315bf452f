import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['10 the same name twice'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/tokens', (req, res) => {
  res.cookie('access', 'aaa', { httpOnly: true });
  res.cookie('refresh', 'rrr', { httpOnly: true, path: '/auth/refresh' });
  res.json({ tokens: 2 });
});

app.get('/twice', (req, res) => {
  res.cookie('a', '1');
  res.cookie('a', '2');
  res.send('twice');
});

module.exports = app;
`,
  requests: ['GET /tokens', 'GET /twice'],
});
