import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json({ type: () => true }));
app.post('/in', (req, res) => res.json({ body: req.body }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'text/plain' }, body: '{"a":1}' },
  ],
});
