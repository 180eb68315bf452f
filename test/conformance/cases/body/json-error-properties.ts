import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.1 errors and their members', '8.2 syntax error'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.post('/in', (req, res) => res.json(req.body));
app.use((err, req, res, next) => {
  if (err instanceof SyntaxError && err.status === 400 && 'body' in err) return res.status(400).json({ error: 'Invalid JSON', got: err.body, expose: err.expose, type: err.type, code: err.statusCode });
  next(err);
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json' }, body: '{"a":' },
    { method: 'POST', path: '/in', body: { a: 1 } },
  ],
});
