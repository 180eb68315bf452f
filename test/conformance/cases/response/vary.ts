import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 vary', '13 Vary'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/lang', (req, res) => {
  res.vary('Accept-Language');
  res.vary('Accept-Language');
  res.json({ lang: req.get('Accept-Language') || 'en' });
});

module.exports = app;
`,
  requests: ['GET /lang', { method: 'GET', path: '/lang', headers: { 'accept-language': 'nb' } }],
});
