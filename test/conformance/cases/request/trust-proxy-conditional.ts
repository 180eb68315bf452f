import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

if (process.env.BEHIND_PROXY) app.set('trust proxy', 1);
if (process.env.NODE_ENV !== 'nothing') {
  app.enable('trust proxy');
}

app.get('/client', (req, res) => res.json({ ip: typeof req.ip, protocol: req.protocol }));

module.exports = app;
`,
  requests: [
    'GET /client',
    { method: 'GET', path: '/client', headers: { 'x-forwarded-proto': 'https' } },
  ],
});
