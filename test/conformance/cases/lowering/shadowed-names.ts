import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const fetchLike = (cb) => cb({ status: 299, json: () => ({ inner: true }) });

app.get('/shadow', (req, res) => {
  const result = [];
  fetchLike((res) => {
    result.push(res.status, res.json());
  });
  {
    const req = { params: { id: 'inner' } };
    result.push(req.params.id);
  }
  res.json({ result });
});

module.exports = app;
`,
  requests: ['GET /shadow'],
});
