import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 escaped special characters'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/price\\\\(eur\\\\)', (req, res) => res.send('in euro'));
app.get('/a\\\\+b', (req, res) => res.send('sum'));
app.get('/time/12\\\\:30', (req, res) => res.send('half past twelve'));
app.get('/\\\\(draft\\\\)', (req, res) => res.send('draft'));

module.exports = app;
`,
  requests: ['GET /price(eur)', 'GET /a+b', 'GET /aab', 'GET /time/12:30', 'GET /(draft)'],
});
