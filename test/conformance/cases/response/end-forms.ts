import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 end and write'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/encoding', (req, res) => res.end('ended', 'utf8'));
app.get('/buffer', (req, res) => res.end(Buffer.from([0, 255])));
app.get('/status', (req, res) => {
  res.statusCode = 404;
  res.end();
});
app.get('/computed', (req, res) => {
  const text = req.query.text || 'default';
  res.setHeader('Content-Type', 'text/plain');
  res.end(text);
});
app.get('/built', (req, res) => {
  let out = '';
  for (let i = 0; i < 3; i++) out += i;
  res.end(out);
});

module.exports = app;
`,
  requests: ['GET /encoding', 'GET /buffer', 'GET /status', 'GET /computed', 'GET /computed?text=x', 'GET /built'],
});
