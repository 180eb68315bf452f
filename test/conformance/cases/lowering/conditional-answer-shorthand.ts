import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const users = new Map([['1', { name: 'Ann' }]]);

app.get('/users/:id', (req, res) => {
  const user = users.get(req.params.id);
  user ? res.json(user) : res.sendStatus(404);
});
app.get('/has/:id', (req, res) => {
  users.has(req.params.id) && res.send('yes');
  users.has(req.params.id) || res.status(404).send('no');
});

module.exports = app;
`,
  requests: [
    'GET /users/1',
    'GET /users/2',
    'GET /has/1',
    'GET /has/2',
  ],
});
