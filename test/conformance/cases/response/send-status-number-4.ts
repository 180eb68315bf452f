import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 send: number'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/missing', (req, res) => res.send(404));
app.get('/typed', (req, res) => res.type('html').send(200));
app.get('/both', (req, res) => res.send(201, 'made'));
app.get('/other-way', (req, res) => res.send('made', 202));
app.get('/object', (req, res) => res.send(500, { error: 'x' }));

module.exports = app;
`,
  requests: ['GET /missing', 'GET /typed', 'GET /both', 'GET /other-way', 'GET /object'],
});
