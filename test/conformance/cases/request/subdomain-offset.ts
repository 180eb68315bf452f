import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  covers: ['1 subdomain offset'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('subdomain offset', 3);
app.set('trust proxy', true);

app.get('/tenant', (req, res) => {
  const [tenant = 'public'] = req.subdomains;
  res.json({ tenant });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/tenant', headers: { host: 'a.b.example.co.uk' } },
    { method: 'GET', path: '/tenant', headers: { host: 'example.com' } },
    { method: 'GET', path: '/tenant', headers: { host: 'inner', 'x-forwarded-host': 'acme.shop.example.org' } },
  ],
});
