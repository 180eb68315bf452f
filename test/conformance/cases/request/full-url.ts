import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/page/:n', (req, res) => {
  const full = \`\${req.protocol}://\${req.get('host')}\${req.originalUrl}\`;
  const url = new URL(req.url, \`http://\${req.headers.host}\`);
  res.json({ full, path: url.pathname, q: url.searchParams.get('q') });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/page/2?q=1', headers: { host: 'shop.example' } },
  ],
});
