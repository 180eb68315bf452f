import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['13 compression'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const compression = require('compression');

app.use(compression());
app.get('/long', (req, res) => res.json({ text: 'abcdefghij'.repeat(400) }));
app.get('/short', (req, res) => res.send('short'));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/long', headers: { 'accept-encoding': 'gzip' } },
    'GET /long',
    { method: 'GET', path: '/short', headers: { 'accept-encoding': 'gzip' } },
  ],
});
