import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const users = [{ id: 1, name: 'Ann' }, { id: 2, name: 'Bo' }];

app.get('/users/:name', (req, res) => {
  let found = null;
  users.forEach((user) => {
    if (user.name.toLowerCase() !== req.params.name) return;
    found = user;
  });
  const initials = users.map((user) => {
    return user.name[0];
  });
  if (found) return res.json({ found, initials });
  res.status(404).json({ initials });
});

module.exports = app;
`,
  requests: ['GET /users/ann', 'GET /users/zoe'],
});
