import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/u/:name', (req, res) => {
  const { name } = req.params;
  const to = name === 'me' ? '/profile' : \`/users/\${encodeURIComponent(name)}\`;
  return res.redirect(to);
});

app.get('/search', (req, res) => {
  if (!req.query.q) return res.redirect('/');
  res.json({ q: req.query.q });
});

module.exports = app;
`,
  requests: ['GET /u/me', 'GET /u/an%20n', 'GET /search', 'GET /search?q=x'],
});
