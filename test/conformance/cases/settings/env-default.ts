import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/env', (req, res) => res.json({ production: app.get('env') === 'production', viaReq: req.app.get('env') === process.env.NODE_ENV }));

module.exports = app;
`,
  requests: [
    'GET /env',
  ],
});
