import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const open = ['/login', '/register'];

app.use((req, res, next) => {
  if (open.includes(req.path)) return next();
  if (!req.get('authorization')) return res.status(401).json({ error: 'login first' });
  next();
});

app.get('/login', (req, res) => res.send('login'));
app.get('/register', (req, res) => res.send('register'));
app.get('/home', (req, res) => res.send('home'));

module.exports = app;
`,
  requests: [
    'GET /login',
    'GET /register',
    'GET /home',
    { method: 'GET', path: '/home', headers: { authorization: 'x' } },
  ],
});
