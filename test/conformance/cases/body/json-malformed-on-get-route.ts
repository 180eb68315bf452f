import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.1 whether there is a body'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.delete('/things/:id', (req, res) => res.json({ deleted: req.params.id }));
app.use((err, req, res, next) => res.status(err.status || 500).send(err.type));

module.exports = app;
`,
  requests: [
    'DELETE /things/1',
    { method: 'DELETE', path: '/things/2', body: { reason: 'old' } },
    { method: 'DELETE', path: '/things/3', headers: { 'content-type': 'application/json' }, body: '[1,' },
  ],
});
