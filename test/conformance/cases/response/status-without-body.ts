import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['13 status outside of 200 to 599, bodies of 204 and 304', '9.1 204 and 304 drop the body'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/204', (req, res) => res.status(204).json({ dropped: true }));
app.get('/304', (req, res) => res.status(304).send('dropped'));
app.get('/computed/:code', (req, res) => res.status(Number(req.params.code)).send('maybe'));

module.exports = app;
`,
  requests: [
    'GET /204',
    'GET /304',
    'GET /computed/204',
    'GET /computed/200',
  ],
});
