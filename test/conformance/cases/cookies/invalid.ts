import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['10 cookie: what is not valid throws'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/name', (req, res) => res.cookie('a b', '1').end());
app.get('/domain', (req, res) => res.cookie('a', '1', { domain: 'bad domain' }).end());
app.get('/priority', (req, res) => res.cookie('a', '1', { priority: 'urgent' }).end());
app.get('/expires', (req, res) => res.cookie('a', '1', { expires: new Date(NaN) }).end());
app.get('/signed', (req, res) => res.cookie('a', '1', { signed: true }).end());

app.use((err, req, res, next) => res.status(500).json({ error: err.message }));

module.exports = app;
`,
  requests: ['GET /name', 'GET /domain', 'GET /priority', 'GET /expires', 'GET /signed'],
});
