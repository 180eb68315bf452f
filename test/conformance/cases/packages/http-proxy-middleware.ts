import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const http = require('http');
const express = require('express');
const { createProxyMiddleware } = require('http-proxy-middleware');
const app = express();

app.use('/remote', createProxyMiddleware({ target: 'http://127.0.0.1:9', changeOrigin: true, on: { error: (err, req, res) => {
  res.writeHead(502, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify({ error: 'upstream' }));
} } }));
app.get('/local', (req, res) => res.json({ local: true }));

module.exports = app;
`,
  requests: [
    'GET /remote/a',
    { method: 'POST', path: '/remote/b', body: { a: 1 } },
    'GET /local',
  ],
});
