import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 HEAD runs the GET handler', '5 a HEAD route of its own'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/resource', (req, res) => {
  res.set('X-Method', req.method);
  res.json({ size: 3 });
});

app.head('/probe', (req, res) => {
  res.set('X-Probe', 'head');
  res.status(204).end();
});

app.get('/probe', (req, res) => res.send('body'));

module.exports = app;
`,
  requests: ['HEAD /resource', 'GET /resource', 'HEAD /probe', 'GET /probe', 'HEAD /resource?x=1'],
});
