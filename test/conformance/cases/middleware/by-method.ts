import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const readOnly = (req, res, next) => {
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.set('Allow', 'GET, HEAD');
    return res.status(405).json({ error: \`\${req.method} not allowed\` });
  }
  next();
};

app.use('/archive', readOnly);
app.get('/archive/:id', (req, res) => res.json({ id: req.params.id }));
app.post('/archive/:id', (req, res) => res.json({ never: true }));

module.exports = app;
`,
  requests: ['GET /archive/1', 'POST /archive/1'],
});
