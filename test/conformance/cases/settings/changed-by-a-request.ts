import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 settings are read at request time'],
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.set('mode', 'open');
app.post('/close', (req, res) => {
  app.set('mode', 'closed');
  res.sendStatus(204);
});
app.get('/mode', (req, res) => res.json({ mode: app.get('mode') }));

module.exports = app;
`,
  requests: [
    'GET /mode',
    'POST /close',
    'GET /mode',
  ],
});
