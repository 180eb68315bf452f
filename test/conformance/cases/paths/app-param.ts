import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.5',
  covers: ['2.5 runs before the handlers of its own router'],
  app: `
const express = require('express');
const app = express();

const users = { 1: { id: 1, name: 'Ann' } };

app.param('userId', (req, res, next, id) => {
  const user = users[id];
  if (!user) return res.status(404).json({ error: 'user ' + id + ' not found' });
  req.user = user;
  next();
});

app.get('/users/:userId', (req, res) => res.json(req.user));
app.get('/users/:userId/name', (req, res) => res.send(req.user.name));

module.exports = app;
`,
  requests: ['GET /users/1', 'GET /users/1/name', 'GET /users/2'],
});
