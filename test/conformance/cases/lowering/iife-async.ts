import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const load = async (id) => ({ id });

app.get('/a/:id', (req, res, next) => {
  (async () => {
    const item = await load(req.params.id);
    res.json(item);
  })().catch(next);
});

module.exports = app;
`,
  requests: [
    'GET /a/1',
  ],
});
