import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.5',
  covers: ['9.5 picks by Accept', '9.5 sets Vary and the type first', '9.5 default'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/keys', (req, res) => {
  res.format({
    'text/plain': () => res.send('plain'),
    'text/html': () => res.send('<p>html</p>'),
    'application/json': () => res.send({ json: true }),
    default: () => res.status(406).send('Not Acceptable'),
  });
});
app.get('/named', (request, response) => {
  response.format({
    html: (req, res) => {
      const title = req.query.title || 'none';
      res.send(\`<h1>\${title}</h1>\`);
    },
    xml(req, res) {
      res.set('X-As', 'xml').send('<title/>');
    },
    default(req, res) {
      res.json({ title: req.query.title });
    },
  });
});
app.get('/own-type', (req, res) => {
  res.format({
    json: () => res.json({ a: 1 }),
    csv: function () {
      res.attachment('a.csv').send('a\\n1');
    },
  });
});
app.get('/early', (req, res) => {
  const rows = req.query.none ? [] : [1];
  res.format({
    json: () => {
      if (rows.length === 0) return res.status(404).json({ none: true });
      res.json(rows);
    },
    text: () => res.send(rows.join()),
  });
});

module.exports = app;
`,
  requests: [
    'GET /keys',
    { method: 'GET', path: '/keys', headers: { accept: 'text/html,application/json;q=0.9' } },
    { method: 'GET', path: '/keys', headers: { accept: 'application/*' } },
    { method: 'GET', path: '/keys', headers: { accept: 'image/png' } },
    { method: 'GET', path: '/named?title=x', headers: { accept: 'text/html' } },
    { method: 'GET', path: '/named?title=x', headers: { accept: 'application/xml' } },
    { method: 'GET', path: '/named?title=x', headers: { accept: 'application/json' } },
    'GET /named',
    'GET /own-type',
    { method: 'GET', path: '/own-type', headers: { accept: 'text/csv' } },
    'GET /early',
    'GET /early?none=1',
    { method: 'GET', path: '/early?none=1', headers: { accept: 'text/plain' } },
  ],
});
