import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['9.2 set: several values'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

function parseCookies(req) {
  const list = {};
  const header = req.headers.cookie;
  if (!header) return list;
  header.split(';').forEach((pair) => {
    const [name, ...rest] = pair.split('=');
    list[name.trim()] = decodeURIComponent(rest.join('='));
  });
  return list;
}

app.get('/lang', (req, res) => {
  const { lang = 'en' } = parseCookies(req);
  res.setHeader('Set-Cookie', ['seen=1; Path=/', \`lang=\${lang}; Path=/; HttpOnly\`]);
  res.json({ lang });
});

module.exports = app;
`,
  requests: ['GET /lang', { method: 'GET', path: '/lang', headers: { cookie: 'a=b; lang=nb' } }],
});
