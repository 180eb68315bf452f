import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 HEAD has no body'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/json', (req, res) => res.set('X-A', 'a').json({ a: 1 }));
app.get('/text', (req, res) => res.status(404).send('gone'));
app.get('/end', (req, res) => res.type('txt').end('ended'));
app.get('/moved', (req, res) => res.redirect(301, '/json'));

module.exports = app;
`,
  requests: ['HEAD /json', 'HEAD /text', 'HEAD /end', 'HEAD /moved'],
});
