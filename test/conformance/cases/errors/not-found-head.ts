import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 404: HEAD'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/known', (req, res) => res.send('known'));
app.use((req, res) => res.status(404).json({ error: 'unknown' }));

module.exports = app;
`,
  requests: ['HEAD /known', 'HEAD /unknown'],
});
