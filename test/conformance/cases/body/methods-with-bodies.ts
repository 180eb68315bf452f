import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.delete('/in', (req, res) => res.json({ deleted: req.body }));
app.patch('/in', (req, res) => res.json({ patched: req.body }));
app.put('/in', (req, res) => res.json({ put: req.body }));

module.exports = app;
`,
  requests: [
    { method: 'DELETE', path: '/in', body: { id: 1 } },
    { method: 'PATCH', path: '/in', body: { id: 2 } },
    { method: 'PUT', path: '/in', body: [1, 2] },
  ],
});
