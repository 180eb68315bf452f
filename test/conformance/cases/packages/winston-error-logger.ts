import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 an error handler replaces the error'],
  expect: 'native',
  app: `
const express = require('express');
const winston = require('winston');
const expressWinston = require('express-winston');
const app = express();

app.get('/fails', (req, res) => {
  throw Object.assign(new Error('logged'), { status: 402 });
});
app.use(expressWinston.errorLogger({ transports: [new winston.transports.Console({ silent: true })] }));
app.use((err, req, res, next) => res.status(err.status).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /fails',
    'GET /none',
  ],
});
