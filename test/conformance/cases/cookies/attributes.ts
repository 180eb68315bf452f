import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['10 cookie: sameSite, priority, partitioned', '10 cookie: Path by default, order of attributes'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/all', (req, res) => {
  res.cookie('a', '1', {
    domain: 'shop.test', path: '/x', secure: true, httpOnly: true, sameSite: 'none', partitioned: true, priority: 'high',
    expires: new Date(Date.UTC(2040, 0, 1)),
  });
  res.end();
});
app.get('/lax', (req, res) => res.cookie('a', '1', { sameSite: 'Lax', priority: 'Medium' }).end());
app.get('/false', (req, res) => res.cookie('a', '1', { sameSite: false, httpOnly: false }).end());
app.get('/spread', (req, res) => {
  const base = { httpOnly: true, sameSite: 'strict' };
  res.cookie('a', '1', { ...base, path: '/spread' });
  res.cookie('b', '2', base).end();
});

module.exports = app;
`,
  requests: ['GET /all', 'GET /lax', 'GET /false', 'GET /spread'],
});
