import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const { AsyncLocalStorage } = require('node:async_hooks');
const express = require('express');
const app = express();
const context = new AsyncLocalStorage();

const currentUser = () => (context.getStore() || {}).user;

app.use((req, res, next) => {
  context.run({ user: req.get('x-user') || 'nobody' }, () => next());
});
app.get('/user', (req, res) => res.json({ user: currentUser() }));
app.get('/later', async (req, res) => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  res.json({ user: currentUser() });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/user', headers: { 'x-user': 'ann' } },
    'GET /user',
    { method: 'GET', path: '/later', headers: { 'x-user': 'bob' } },
  ],
});
