import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.use(express.urlencoded({ extended: true }));

const links = new Map();

function codeFor(url) {
  let hash = 0;
  for (const ch of url) hash = (hash * 31 + ch.codePointAt(0)) >>> 0;
  return hash.toString(36);
}

app.post('/api/shorten', (req, res) => {
  const { url } = req.body;
  try {
    new URL(url);
  } catch {
    return res.status(400).json({ error: 'invalid url' });
  }
  const code = codeFor(url);
  const known = links.has(code);
  if (!known) links.set(code, { url, clicks: 0 });
  res.status(known ? 200 : 201).json({ code, short: \`/\${code}\` });
});

app.get('/api/stats/:code', (req, res) => {
  const link = links.get(req.params.code);
  if (!link) return res.status(404).json({ error: 'unknown code' });
  res.json(link);
});

app.get('/:code', (req, res, next) => {
  const link = links.get(req.params.code);
  if (!link) return next();
  link.clicks += 1;
  res.redirect(link.url);
});

app.use((req, res) => {
  res.status(404).send('<h1>Not Found</h1>');
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/api/shorten', body: { url: 'https://example.com/a' } },
    { method: 'POST', path: '/api/shorten', body: { url: 'https://example.com/a' } },
    { method: 'POST', path: '/api/shorten', body: { url: 'nope' } },
    { method: 'POST', path: '/api/shorten', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'url=https%3A%2F%2Fexample.com%2Fb' },
    'GET /16mxgf4',
    'GET /api/stats/none',
    'GET /none',
  ],
});
