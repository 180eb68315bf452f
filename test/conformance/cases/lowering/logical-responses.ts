import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const names = ['ann', 'bo'];

app.get('/names/:index', (req, res) => {
  const name = names[req.params.index];
  name || res.status(404).json({ error: 'no name' });
  name && res.json({ name });
});

module.exports = app;
`,
  requests: ['GET /names/0', 'GET /names/5'],
});
