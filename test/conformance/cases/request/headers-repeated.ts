import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/list', (req, res) => res.json({ list: req.headers['x-list'], cookie: req.headers.cookie || null }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/list', headers: { 'x-list': 'a, b', cookie: 'a=1; b=2' } },
  ],
});
