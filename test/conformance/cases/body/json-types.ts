import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.1 type'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json({ type: ['application/json', 'application/*+json'] }));
app.post('/hook', (req, res) => res.json({ got: req.body ?? null }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/hook', headers: { 'content-type': 'application/vnd.api+json' }, body: '{"data":[]}' },
    { method: 'POST', path: '/hook', headers: { 'content-type': 'application/json; charset=utf-8' }, body: '{"data":1}' },
    { method: 'POST', path: '/hook', body: { plain: true } },
  ],
});
