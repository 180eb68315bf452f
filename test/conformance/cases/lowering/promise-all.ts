import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const count = async (table) => ({ users: 3, posts: 12 })[table] ?? 0;

app.get('/dashboard', async (req, res) => {
  const [users, posts, tags] = await Promise.all([count('users'), count('posts'), count('tags')]);
  res.json({ users, posts, tags });
});

module.exports = app;
`,
  requests: ['GET /dashboard'],
});
