import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

function clientInfo(req) {
  return { lang: req.get('accept-language') ?? 'none', page: Number(req.query.page ?? 1) };
}

const isAdmin = (req) => req.headers['x-role'] === 'admin';

app.get('/info', (req, res) => {
  res.json({ ...clientInfo(req), admin: isAdmin(req) });
});

module.exports = app;
`,
  requests: [
    'GET /info',
    { method: 'GET', path: '/info?page=4', headers: { 'accept-language': 'da', 'x-role': 'admin' } },
  ],
});
