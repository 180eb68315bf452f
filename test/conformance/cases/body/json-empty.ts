import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.1 empty body', '8.1 whether there is a body'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.post('/in', (req, res) => res.json({ body: req.body === undefined ? 'none' : req.body }));
app.use((err, req, res, next) => res.status(err.status).json({ type: err.type, body: err.body }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json' }, body: '' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json' }, body: '   ' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json' }, body: '"text"' },
    'POST /in',
  ],
});
