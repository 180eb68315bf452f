import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 links'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/fixed', (req, res) => {
  res.links({ next: 'http://api.test/users?page=2', last: 'http://api.test/users?page=5' });
  res.json([]);
});
app.get('/pages/:n', (req, res) => {
  const n = Number(req.params.n);
  res.links({ next: \`/pages/\${n + 1}\`, prev: '/pages/' + (n - 1) }).json({ n });
});
app.get('/added', (req, res) => {
  res.links({ next: '/b' });
  res.links({ last: '/z' });
  res.send('added');
});
app.get('/computed', (req, res) => {
  const links = {};
  for (const rel of ['next', 'last']) links[rel] = \`/computed?to=\${rel}\`;
  res.links(links);
  res.json({ ok: true });
});

module.exports = app;
`,
  requests: ['GET /fixed', 'GET /pages/3', 'GET /added', 'GET /computed'],
});
