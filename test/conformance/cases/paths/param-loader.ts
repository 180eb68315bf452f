import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.5',
  covers: ['2.5 runs before the handlers of its own router', '2.5 an absent name is skipped, values are decoded'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const users = { ann: { name: 'Ann' }, 'b b': { name: 'B' } };

app.param('user', async (req, res, next, name) => {
  const user = await Promise.resolve(users[name]);
  if (!user) return res.status(404).json({ error: 'no user ' + name });
  req.user = user;
  next();
});

app.get('/users/:user', (req, res) => res.json(req.user));
app.get('/users/:user/name', (req, res) => res.send(req.user.name));
app.get('/users', (req, res) => res.json(Object.keys(users)));

module.exports = app;
`,
  requests: ['GET /users/ann', 'GET /users/b%20b', 'GET /users/zoe', 'GET /users/ann/name', 'GET /users'],
});
