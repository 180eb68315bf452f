import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  covers: ['6.1 method', '6.1 url, originalUrl, baseUrl, path'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const describe = (req, res) => {
  res.json({ method: req.method, path: req.path, url: req.url, originalUrl: req.originalUrl, baseUrl: req.baseUrl });
};

app.get('/where/:id', describe);
app.post('/where/:id', describe);

module.exports = app;
`,
  requests: ['GET /where/1', 'GET /where/2?a=b&c=d', 'POST /where/a%20b'],
});
