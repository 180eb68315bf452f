import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const users = [{ id: 1, name: 'Ann' }, { id: 2, name: 'Bob' }];

app.get('/users/:id', (req, res) => {
  for (const user of users) {
    if (user.id === Number(req.params.id)) {
      return res.json(user);
    }
  }
  res.status(404).json({ error: 'User not found' });
});

module.exports = app;
`,
  requests: [
    'GET /users/2',
    'GET /users/9',
  ],
});
