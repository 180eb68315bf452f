import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const morgan = require('morgan');
const app = express();

app.use(morgan('combined', { skip: () => true }));
app.use(morgan('dev', { stream: { write() {} } }));
app.get('/', (req, res) => res.json({ logged: true }));
app.post('/', (req, res) => res.status(201).end());

module.exports = app;
`,
  requests: [
    'GET /',
    'POST /',
    'GET /none',
  ],
});
