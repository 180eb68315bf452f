import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 setHeader and writeHead add no charset'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/status', (req, res) => res.writeHead(204).end());
app.get('/typed', (req, res) => {
  res.writeHead(200, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify({ raw: true }));
});
app.get('/phrase', (req, res) => {
  res.writeHead(404, 'Nowhere', { 'X-Raw': 'yes' });
  res.end();
});
app.get('/merged', (req, res) => {
  res.setHeader('X-A', 'a');
  res.setHeader('X-B', 'b');
  res.writeHead(202, { 'X-B': 'replaced' });
  res.end('merged');
});
app.get('/redirect', (req, res) => {
  res.writeHead(302, { Location: '/target' });
  return res.end();
});
app.get('/cookies', (req, res) => {
  res.writeHead(200, { 'Set-Cookie': ['a=1', 'b=2'], 'Content-Type': 'text/plain; charset=utf-8' });
  res.end('cookies');
});
app.get('/known', (req, res) => {
  const headers = { 'X-Version': 3, 'Content-Type': 'text/css' };
  res.writeHead(200, headers);
  res.end('a{}');
});

module.exports = app;
`,
  requests: ['GET /status', 'GET /typed', 'GET /phrase', 'GET /merged', 'GET /redirect', 'GET /cookies', 'GET /known'],
});
