import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/sum', async (req, res) => {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  res.json({ text, length: text.length });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/sum', headers: { 'content-type': 'text/plain' }, body: '12 34' },
    'POST /sum',
  ],
});
