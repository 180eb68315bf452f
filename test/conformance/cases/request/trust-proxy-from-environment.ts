import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('trust proxy', process.env.TRUSTED_HOPS ? Number(process.env.TRUSTED_HOPS) : 1);

app.get('/client', (req, res) => res.json({ ip: req.ip }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/client', headers: { 'x-forwarded-for': '203.0.113.7, 198.51.100.2' } },
  ],
});
