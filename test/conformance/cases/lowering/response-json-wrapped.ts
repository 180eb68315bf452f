import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  const json = res.json;
  res.json = function (body) {
    return json.call(this, { wrapped: body });
  };
  next();
});

app.get('/a', (req, res) => res.json({ a: 1 }));

module.exports = app;
`,
  requests: [
    'GET /a',
  ],
});
