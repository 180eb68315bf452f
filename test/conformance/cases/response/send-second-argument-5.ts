import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 json: status and body as arguments', '9.1 send: number'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/send', (req, res) => res.send(404, 'ignored'));
app.get('/json', (req, res) => res.json(201, { ignored: true }));
app.get('/computed/:n', (req, res) => res.send(Number(req.params.n)));

module.exports = app;
`,
  requests: ['GET /send', 'GET /json', 'GET /computed/7'],
});
