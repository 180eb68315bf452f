import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.2',
  covers: ['6.2 acceptsCharsets'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/best', (req, res) => res.json({ best: req.acceptsCharsets('utf-8', 'iso-8859-1'), list: req.acceptsCharsets() }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/best', headers: { 'accept-charset': 'iso-8859-1, utf-8;q=0.5' } },
    { method: 'GET', path: '/best', headers: { 'accept-charset': 'koi8-r' } },
    'GET /best',
  ],
});
