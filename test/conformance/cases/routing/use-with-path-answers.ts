import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 falling off the end is a 404'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/ping', (req, res) => res.json({ pong: true, rest: req.path }));
app.use('/health', (req, res, next) => (req.method === 'GET' ? res.send('ok') : next()));
app.get('/', (req, res) => res.send('home'));

module.exports = app;
`,
  requests: ['GET /ping', 'GET /ping/deep', 'POST /ping', 'GET /health', 'GET /'],
});
