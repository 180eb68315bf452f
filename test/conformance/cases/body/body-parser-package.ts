import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const bodyParser = require('body-parser');

app.use(bodyParser.json({ limit: '1kb' }));
app.use(bodyParser.urlencoded({ extended: true }));
app.post('/in', (req, res) => res.json(req.body));
app.post('/text', bodyParser.text(), (req, res) => res.json({ text: req.body }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', body: { a: 1 } },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a[b]=1' },
    { method: 'POST', path: '/text', headers: { 'content-type': 'text/plain' }, body: 'hello' },
  ],
});
