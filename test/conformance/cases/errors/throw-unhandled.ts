import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 unhandled: the status of the error', '13 an uncaught error'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/boom', (req, res) => {
  throw new Error('secret detail');
});

app.get('/teapot', (req, res) => {
  const error = new Error('short and stout');
  error.status = 418;
  throw error;
});

module.exports = app;
`,
  requests: ['GET /boom', 'GET /teapot'],
});
