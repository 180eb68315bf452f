import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

function overrideMethod(req, res, next) {
  if (req.get('x-method')) req.method = req.get('x-method').toUpperCase();
  next();
}

app.use(overrideMethod);
app.get('/a', (req, res) => res.send('got'));
app.put('/a', (req, res) => res.send('put'));
app.post('/a', (req, res) => res.send('posted'));

module.exports = app;
`,
  requests: ['GET /a', { method: 'POST', path: '/a', headers: { 'x-method': 'put' } }, 'POST /a'],
});
