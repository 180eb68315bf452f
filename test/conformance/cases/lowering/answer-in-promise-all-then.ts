import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const count = (n) => Promise.resolve(n);

app.get('/stats', (req, res, next) => {
  Promise.all([count(1), count(2)])
    .then(([users, posts]) => {
      res.json({ users, posts });
    })
    .catch(next);
});

module.exports = app;
`,
  requests: [
    'GET /stats',
  ],
});
