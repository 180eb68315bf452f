import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 json: undefined'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const users = [{ id: 1 }];

app.get('/users/:id', (req, res) => {
  res.json(users.find((u) => u.id === Number(req.params.id)));
});

module.exports = app;
`,
  requests: ['GET /users/1', 'GET /users/2'],
});
