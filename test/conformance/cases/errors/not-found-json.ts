import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/', (req, res) => res.json({ home: true }));
app.get('/users/:id', (req, res) => res.json({ id: req.params.id }));

app.use((req, res) => {
  res.status(404).json({ error: \`Cannot \${req.method} \${req.originalUrl}\` });
});

module.exports = app;
`,
  requests: ['GET /', 'GET /nope', 'GET /users', 'GET /users/1/x?y=1', 'POST /deep/er/path', 'DELETE /users/1'],
});
