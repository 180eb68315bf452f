import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

if (process.env.BEHIND_PROXY) app.set('trust proxy', 1);

app.get('/client', (req, res) => res.json({ ip: typeof req.ip, protocol: req.protocol }));

module.exports = app;
`,
  requests: [
    'GET /client',
  ],
});
