import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const jwt = require('jsonwebtoken');
const auth = require('./middleware/auth');

const app = express();
app.use(express.json());

app.post('/login', (req, res) => {
  const { username, password } = req.body;
  if (username !== 'ann' || password !== 'secret') {
    return res.status(401).json({ message: 'Invalid credentials' });
  }
  const token = jwt.sign({ id: 7, username, iat: 1700000000 }, auth.SECRET);
  res.json({ token });
});

app.get('/profile', auth, (req, res) => {
  res.json({ id: req.user.id, username: req.user.username });
});

module.exports = app;
`,
  files: {
    'middleware/auth.js': `
const jwt = require('jsonwebtoken');

const SECRET = 'test-secret';

module.exports = (req, res, next) => {
  const token = req.header('Authorization')?.replace('Bearer ', '');
  if (!token) return res.status(401).json({ message: 'Access denied' });

  try {
    req.user = jwt.verify(token, SECRET);
    next();
  } catch (error) {
    res.status(400).json({ message: 'Invalid token', reason: error.message });
  }
};

module.exports.SECRET = SECRET;
`,
  },
  requests: [
    { method: 'POST', path: '/login', body: { username: 'ann', password: 'wrong' } },
    { method: 'POST', path: '/login', body: { username: 'ann', password: 'secret' } },
    'GET /profile',
    { method: 'GET', path: '/profile', headers: { authorization: 'Bearer abc' } },
    { method: 'GET', path: '/profile', headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpZCI6NywidXNlcm5hbWUiOiJhbm4iLCJpYXQiOjE3MDAwMDAwMDB9.ZBaXh6_NEVsFTfyaNc06nPa5QSi4W7PB9U6C855kq-M' } },
  ],
});
