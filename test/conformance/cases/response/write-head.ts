import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  app: `
const express = require('express');
const app = express();

app.get('/raw', (req, res) => {
  res.writeHead(202, { 'Content-Type': 'text/plain', 'X-Raw': 'yes' });
  res.end('accepted');
});

module.exports = app;
`,
  requests: ['GET /raw'],
});
