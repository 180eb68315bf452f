import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 end and write', '9.2 setHeader and writeHead add no charset'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/text', (req, res) => res.end('plain end'));
app.get('/typed', (req, res) => {
  res.setHeader('Content-Type', 'text/html');
  res.end('<p>typed</p>');
});
app.get('/nothing', (req, res) => res.end());
app.get('/json', (req, res) => {
  res.setHeader('Content-Type', 'application/json');
  res.statusCode = 201;
  res.end(JSON.stringify({ by: 'hand' }));
});

module.exports = app;
`,
  requests: ['GET /text', 'GET /typed', 'GET /nothing', 'GET /json'],
});
