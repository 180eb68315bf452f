import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const rTracer = require('cls-rtracer');
const app = express();

app.use(rTracer.expressMiddleware({ useHeader: true }));
app.get('/id', async (req, res) => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  res.json({ id: rTracer.id() });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/id', headers: { 'x-request-id': 'abc' } },
  ],
});
