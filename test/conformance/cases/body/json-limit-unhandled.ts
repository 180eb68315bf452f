import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json({ limit: 32 }));
app.post('/notes', (req, res) => res.sendStatus(201));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/notes', body: { t: 1 } },
    { method: 'POST', path: '/notes', body: { text: 'more than thirty-two bytes of text' } },
  ],
});
