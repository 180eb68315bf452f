import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 the number of parameters makes an error handler'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/fails', () => {
  throw new Error('no');
});
app.use((err, req, next) => res.send('never'));
app.use((err, req, res, next) => res.status(500).json({ caught: err.message }));

module.exports = app;
`,
  requests: ['GET /fails'],
});
