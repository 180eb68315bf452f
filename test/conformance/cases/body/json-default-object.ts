import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.post('/login', (req, res) => {
  const { email, password } = req.body || {};
  if (!email || !password) {
    return res.status(400).json({ message: 'Email and password are required' });
  }
  res.json({ email });
});

module.exports = app;
`,
  requests: [
    'POST /login',
    { method: 'POST', path: '/login', body: { email: 'a@b.c' } },
    { method: 'POST', path: '/login', body: { email: 'a@b.c', password: 'x' } },
  ],
});
