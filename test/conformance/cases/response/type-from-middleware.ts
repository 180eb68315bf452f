import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.1 json: type set before', '9.1 send: string with a type set'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/text', (req, res, next) => {
  res.type('text');
  next();
});
app.use('/api', (req, res, next) => {
  res.setHeader('Content-Type', 'application/json');
  next();
});

app.get('/text/a', (req, res) => res.send('plain, not html'));
app.get('/text/b', (req, res) => res.json({ labelled: 'as text' }));
app.get('/text/c', (req, res) => res.type('html').send('<p>'));
app.get('/api/a', (req, res) => res.send(JSON.stringify({ a: 1 })));
app.get('/api/b', (req, res) => res.json({ b: 1 }));
app.get('/api/c', (req, res) => {
  if (req.query.x) res.set('X-Odd', 'yes');
  res.send('{"c":1}');
});
app.get('/other', (req, res) => res.send('<p>html</p>'));

module.exports = app;
`,
  requests: [
    'GET /text/a',
    'GET /text/b',
    'GET /text/c',
    'GET /api/a',
    'GET /api/b',
    'GET /api/c',
    'GET /api/c?x=1',
    'GET /other',
  ],
});
