import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.2',
  covers: ['8.2 unhandled: a page'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.post('/data', (req, res) => res.json({ got: req.body }));
app.get('/data', (req, res) => res.json({ got: null }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/data', headers: { 'content-type': 'application/json' }, body: '{"a":' },
    { method: 'POST', path: '/data', body: { fine: true } },
    'GET /data',
  ],
});
