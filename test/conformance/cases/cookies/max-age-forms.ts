import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['10 cookie: maxAge zero, null, not a number', '10 cookie: maxAge in milliseconds'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/zero', (req, res) => res.cookie('a', '1', { maxAge: 0 }).end());
app.get('/null', (req, res) => res.cookie('a', '1', { maxAge: null }).end());
app.get('/undefined', (req, res) => res.cookie('a', '1', { maxAge: undefined }).end());
app.get('/fraction', (req, res) => res.cookie('a', '1', { maxAge: 1999 }).end());
app.get('/text', (req, res) => res.cookie('a', '1', { maxAge: '60000' }).end());
app.get('/nan', (req, res) => res.cookie('a', '1', { maxAge: 'soon' }).end());

app.use((err, req, res, next) => res.status(500).json({ error: err.message }));

module.exports = app;
`,
  requests: ['GET /zero', 'GET /null', 'GET /undefined', 'GET /fraction', 'GET /text', 'GET /nan'],
});
