import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/_health', (req, res) => res.json({ healthy: true }));
app.get('/_internal/:task', (req, res) => res.json({ task: req.params.task }));

module.exports = app;
`,
  requests: ['GET /_health', 'GET /_internal/reindex'],
});
