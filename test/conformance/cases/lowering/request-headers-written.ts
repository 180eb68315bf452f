import { defineCase } from '../../case.js';

export default defineCase({
  section: '6',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const addRequestId = (req, res, next) => {
  const existing = req.headers['x-request-id'];
  const requestId = existing || 'made-up';

  req.headers['x-request-id'] = requestId;
  res.setHeader('X-Request-Id', requestId);

  next();
};

app.use(addRequestId);
app.get('/id', (req, res) => res.json({ id: req.headers['x-request-id'] }));
app.get('/other', (req, res) => res.json({ id: req.get('X-Request-ID'), agent: typeof req.headers['x-other'] }));

module.exports = app;
`,
  requests: [
    'GET /id',
    { method: 'GET', path: '/id', headers: { 'x-request-id': 'abc' } },
    { method: 'GET', path: '/other', headers: { 'x-request-id': 'abc' } },
  ],
});
