import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 json: type set before', '9.1 send: string with a type set'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/problem', (req, res) => {
  res.status(403).type('application/problem+json').json({ title: 'Forbidden', status: 403 });
});

app.get('/hal', (req, res) => {
  res.set('Content-Type', 'application/hal+json');
  res.send(JSON.stringify({ _links: {} }));
});

module.exports = app;
`,
  requests: ['GET /problem', 'GET /hal'],
});
