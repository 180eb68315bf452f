import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.2',
  covers: ['6.2 acceptsEncodings'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/best', (req, res) => res.json({ best: req.acceptsEncodings('br', 'gzip'), list: req.acceptsEncodings(), none: req.acceptsEncodings(['zstd']) }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/best', headers: { 'accept-encoding': 'gzip;q=0.9, br;q=0.2' } },
    { method: 'GET', path: '/best', headers: { 'accept-encoding': 'identity' } },
  ],
});
