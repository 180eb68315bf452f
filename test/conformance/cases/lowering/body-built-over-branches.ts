import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/invoice/:id', (req, res) => {
  const invoice = { id: req.params.id, lines: [{ net: 10 }, { net: 5.5 }] };
  const body = {};
  body.id = invoice.id;
  if (req.query.full === 'true') body.lines = invoice.lines;
  body.total = invoice.lines.reduce((sum, line) => sum + line.net, 0);
  const text = \`Invoice \${body.id}: \${body.total.toFixed(2)}\`;
  if (req.get('accept') === 'text/plain') {
    res.type('text/plain');
    res.send(text);
    return;
  }
  res.json(body);
});

module.exports = app;
`,
  requests: [
    'GET /invoice/1',
    'GET /invoice/1?full=true',
    { method: 'GET', path: '/invoice/1', headers: { accept: 'text/plain' } },
  ],
});
