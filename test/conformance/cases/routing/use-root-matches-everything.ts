import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  covers: ['2.1 use("/") matches everything'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/', (req, res, next) => {
  res.set('X-Seen', req.baseUrl + '|' + req.url);
  next();
});
app.get('/', (req, res) => res.send('home'));
app.get('/deep/er', (req, res) => res.json({ baseUrl: req.baseUrl, url: req.url }));
app.use('/', (req, res) => res.status(404).json({ none: req.path }));

module.exports = app;
`,
  requests: ['GET /', 'GET /?a=1', 'GET /deep/er', 'GET /deep/er/', 'POST /deep/er', 'GET /nothing/here?b=2', 'DELETE /'],
});
