import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 app.all takes every method and may pass on'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.all('/door', (req, res, next) => (req.get('x-key') ? next() : res.status(401).send('locked')));
app.get('/door', (req, res) => res.send('open'));
app.put('/door', (req, res) => res.send('closed'));

module.exports = app;
`,
  requests: [
    'GET /door',
    { method: 'GET', path: '/door', headers: { 'x-key': '1' } },
    { method: 'PUT', path: '/door', headers: { 'x-key': '1' } },
    'DELETE /door',
  ],
});
