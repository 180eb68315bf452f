import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 sendStatus', '9.1 205'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/ok', (req, res) => res.sendStatus(200));
app.get('/odd', (req, res) => res.sendStatus(599));
app.get('/reset', (req, res) => res.sendStatus(205));
app.get('/typed', (req, res) => res.type('html').sendStatus(202));
app.get('/headers', (req, res) => res.set('X-A', 'a').sendStatus(418));
app.get('/reset/json', (req, res) => res.status(205).json({ dropped: true }));
app.get('/304', (req, res) => res.status(304).send('dropped'));
app.get('/304/end', (req, res) => {
  res.set('ETag', '"x"');
  res.status(304).end();
});

module.exports = app;
`,
  requests: [
    'GET /ok',
    'GET /odd',
    'GET /reset',
    'GET /typed',
    'GET /headers',
    'GET /reset/json',
    'GET /304',
    'GET /304/end',
  ],
});
