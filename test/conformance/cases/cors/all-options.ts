import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(
  cors({
    origin: 'https://app.example',
    methods: ['GET', 'POST'],
    allowedHeaders: ['Content-Type', 'Authorization'],
    exposedHeaders: ['X-Total-Count'],
    maxAge: 600,
    optionsSuccessStatus: 200,
  }),
);

app.get('/list', (req, res) => res.set('X-Total-Count', '2').json([1, 2]));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/list', headers: { origin: 'https://app.example' } },
    { method: 'OPTIONS', path: '/list', headers: { origin: 'https://app.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } },
  ],
});
