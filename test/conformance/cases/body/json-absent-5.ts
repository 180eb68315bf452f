import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.1 no parser matched', '14 req.body by default'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.post('/echo', (req, res) => {
  res.json({ body: req.body, type: typeof req.body });
});

module.exports = app;
`,
  requests: [
    'POST /echo',
    { method: 'POST', path: '/echo', body: { a: 1 } },
    { method: 'POST', path: '/echo', headers: { 'content-type': 'text/plain' }, body: 'hello' },
  ],
});
