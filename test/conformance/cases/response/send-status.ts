import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 sendStatus'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/status/:code', (req, res) => {
  res.sendStatus(Number(req.params.code));
});
app.delete('/session', (req, res) => {
  res.sendStatus(204);
});
app.post('/forbidden', (req, res) => res.sendStatus(403));

module.exports = app;
`,
  requests: [
    'GET /status/200',
    'GET /status/404',
    'GET /status/418',
    'GET /status/500',
    'DELETE /session',
    'POST /forbidden',
  ],
});
