import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();
app.use(express.json());

app.use((req, res, next) => {
  res.type('xml');
  res.set('X-Seen', 'yes');
  next();
});
app.get('/send', (req, res) => res.status(204).send());
app.get('/json', (req, res) => res.status(204).json({ dropped: true }));
app.get('/text', (req, res) => res.status(304).send('dropped'));
app.get('/status', (req, res) => res.sendStatus(204));
app.get('/end', (req, res) => res.status(204).end());
app.post('/computed', (req, res) => res.status(req.body.status).send('<a/>'));
app.get('/reset', (req, res) => res.status(205).send('<a/>'));
app.get('/full', (req, res) => res.send('<a/>'));
app.get('/branch', (req, res) => {
  if (req.query.none) res.status(204);
  else res.set('X-Some', '1');
  res.send('<b/>');
});

module.exports = app;
`,
  requests: [
    'GET /send',
    'GET /json',
    'GET /text',
    'GET /status',
    'GET /end',
    'GET /reset',
    'GET /full',
    'GET /branch',
    'GET /branch?none=1',
    { method: 'POST', path: '/computed', body: { status: 204 } },
    { method: 'POST', path: '/computed', body: { status: 200 } },
  ],
});
