import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/feed', (req, res) => {
  const base = \`\${req.protocol}://\${req.get('host')}\${req.originalUrl}\`;
  res.json({ self: base });
});

module.exports = app;
`,
  requests: [{ method: 'GET', path: '/feed?page=2', headers: { host: 'api.example.com' } }],
});
