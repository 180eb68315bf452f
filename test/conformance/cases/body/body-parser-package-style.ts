import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const { json, urlencoded } = require('express');

const app = express();
const jsonParser = json();

app.post('/json', jsonParser, (req, res) => res.json({ sum: req.body.values.reduce((a, b) => a + b, 0) }));
app.post('/form', urlencoded({ extended: false }), (req, res) => res.json({ total: Number(req.body.a) + 1 }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/json', body: { values: [1, 2, 3] } },
    { method: 'POST', path: '/form', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=41' },
  ],
});
