import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  express: 4,
  app: `
const express = require('express');
const trimRequest = require('trim-request');
const app = express();

app.use(express.json());
app.post('/all', trimRequest.all, (req, res) => res.json({ body: req.body, query: req.query }));
app.post('/body', trimRequest.body, (req, res) => res.json({ body: req.body, query: req.query }));
app.get('/query', trimRequest.query, (req, res) => res.json(req.query));
app.get('/param/:name', trimRequest.param, (req, res) => res.json(req.params));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/all?q=%20a%20', body: { name: ' ann ', age: 3 } },
    { method: 'POST', path: '/body?q=%20a%20', body: { name: ' ann ' } },
    'GET /query?q=%20a%20',
    'GET /param/%20x%20',
  ],
});
