import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 falling off the end is a 404'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/known', (req, res) => res.send('known'));
app.use((req, res) => res.status(200).json({ method: req.method, path: req.path }));

module.exports = app;
`,
  requests: ['GET /known', 'GET /other/deep', 'POST /known', 'DELETE /x'],
});
