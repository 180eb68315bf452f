import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/users/:id', (req, res) => res.json({ user: req.params.id }));
app.get('/users/:userId/posts', (req, res) => res.json({ postsOf: req.params.userId }));
app.get('/users/:uid/posts/:pid', (req, res) => res.json({ uid: req.params.uid, pid: req.params.pid }));

module.exports = app;
`,
  requests: ['GET /users/1', 'GET /users/2/posts', 'GET /users/3/posts/4'],
});
