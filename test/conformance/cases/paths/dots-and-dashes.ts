import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 a dot is literal'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/robots.txt', (req, res) => {
  res.type('text/plain').send('User-agent: *\\nDisallow: /admin\\n');
});
app.get('/.well-known/security.txt', (req, res) => res.type('txt').send('Contact: mailto:security@example.com'));
app.get('/sign-up', (req, res) => res.json({ page: 'sign-up' }));
app.get('/api_v1/user_list', (req, res) => res.json([]));

module.exports = app;
`,
  requests: ['GET /robots.txt', 'GET /.well-known/security.txt', 'GET /sign-up', 'GET /api_v1/user_list'],
});
