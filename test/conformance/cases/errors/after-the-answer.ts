import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 an error after the answer changes nothing', '4 unhandled: an error after the headers were sent'],
  app: `
const express = require('express');
const app = express();

app.get('/throws', (req, res) => {
  res.json({ answered: true });
  throw new Error('too late');
});
app.get('/passes-on', (req, res, next) => {
  res.status(201).send('answered');
  next(new Error('too late'));
});
app.get('/written', (req, res) => {
  res.set('Content-Type', 'text/plain');
  res.write('one ');
  res.end('two');
  throw new Error('too late');
});

module.exports = app;
`,
  requests: [
    'GET /throws',
    'GET /passes-on',
    'GET /written',
  ],
});
