import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const STATUS = { OK: 200, CREATED: 201, GONE: 410 };

app.put('/docs/:id', (req, res) => {
  const created = req.params.id === 'new';
  res.status(created ? STATUS.CREATED : STATUS.OK).json({ created });
});

app.get('/docs/:id', (req, res) => {
  let status = STATUS.OK;
  let body = { id: req.params.id };
  if (req.params.id === 'old') {
    status = STATUS.GONE;
    body = { error: 'gone' };
  }
  return res.status(status).json(body);
});

module.exports = app;
`,
  requests: ['PUT /docs/new', 'PUT /docs/1', 'GET /docs/1', 'GET /docs/old'],
});
