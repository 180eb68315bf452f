import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 send: object, array, Date, Map, boolean'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/object', (req, res) => res.send({ a: 1 }));
app.get('/array', (req, res) => res.send([1, 'two', null]));
app.get('/boolean', (req, res) => res.send(true));

module.exports = app;
`,
  requests: ['GET /object', 'GET /array', 'GET /boolean'],
});
