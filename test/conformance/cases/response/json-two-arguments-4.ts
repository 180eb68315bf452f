import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 json: status and body as arguments', '14 forms with the status as an argument'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/first', (req, res) => res.json(201, { made: true }));
app.get('/last', (req, res) => res.json({ made: true }, 202));
app.get('/error', (req, res) => {
  const error = { message: 'no such thing' };
  return res.json(404, error);
});

module.exports = app;
`,
  requests: ['GET /first', 'GET /last', 'GET /error'],
});
