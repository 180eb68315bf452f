import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 5: quoted names'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/users/:"user-id"/posts', (req, res) => res.json({ user: req.params['user-id'] }));

module.exports = app;
`,
  requests: ['GET /users/7/posts'],
});
