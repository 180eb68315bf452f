import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.use('/auth', require('./routes/auth'));
app.use('/notes', require('./middleware/auth'), require('./routes/notes'));

app.use((err, req, res, next) => {
  const status = err.status || 500;
  res.status(status).json({ error: status === 500 ? 'Server error' : err.message });
});

module.exports = app;
`,
  files: {
    'db.js': `
module.exports = {
  users: [{ id: 1, email: 'ann@example.com', password: 'pw1' }],
  tokens: new Map(),
  notes: [],
};
`,
    'middleware/auth.js': `
const db = require('../db');

module.exports = function auth(req, res, next) {
  const token = (req.headers.authorization || '').replace(/^Bearer\\s+/, '');
  const userId = db.tokens.get(token);
  if (!userId) {
    const err = new Error('Please log in');
    err.status = 401;
    return next(err);
  }
  req.user = db.users.find((user) => user.id === userId);
  next();
};
`,
    'routes/auth.js': `
const router = require('express').Router();
const db = require('../db');

router.post('/register', (req, res) => {
  const { email, password } = req.body;
  if (db.users.some((user) => user.email === email)) {
    return res.status(409).json({ error: 'Email already in use' });
  }
  const user = { id: db.users.length + 1, email, password };
  db.users.push(user);
  res.status(201).json({ id: user.id, email });
});

router.post('/login', (req, res) => {
  const user = db.users.find((u) => u.email === req.body.email && u.password === req.body.password);
  if (!user) return res.status(401).json({ error: 'Wrong email or password' });
  const token = \`t-\${user.id}\`;
  db.tokens.set(token, user.id);
  res.json({ token });
});

module.exports = router;
`,
    'routes/notes.js': `
const router = require('express').Router();
const db = require('../db');

router
  .route('/')
  .get((req, res) => {
    res.json(db.notes.filter((note) => note.owner === req.user.id));
  })
  .post((req, res) => {
    const note = { id: db.notes.length + 1, owner: req.user.id, text: req.body.text };
    db.notes.push(note);
    res.status(201).json(note);
  });

router.get('/:id', (req, res, next) => {
  const note = db.notes.find((n) => n.id === Number(req.params.id));
  if (!note) return next(Object.assign(new Error('No such note'), { status: 404 }));
  if (note.owner !== req.user.id) return next(Object.assign(new Error('Not yours'), { status: 403 }));
  res.json(note);
});

module.exports = router;
`,
  },
  requests: [
    'GET /notes',
    { method: 'POST', path: '/auth/login', body: { email: 'ann@example.com', password: 'nope' } },
    { method: 'POST', path: '/auth/login', body: { email: 'ann@example.com', password: 'pw1' } },
    { method: 'POST', path: '/notes', headers: { authorization: 'Bearer t-1' }, body: { text: 'mine' } },
    { method: 'POST', path: '/auth/register', body: { email: 'ann@example.com', password: 'x' } },
    { method: 'POST', path: '/auth/register', body: { email: 'bo@example.com', password: 'pw2' } },
    { method: 'POST', path: '/auth/login', body: { email: 'bo@example.com', password: 'pw2' } },
    { method: 'GET', path: '/notes/1', headers: { authorization: 'Bearer t-2' } },
    { method: 'GET', path: '/notes', headers: { authorization: 'Bearer t-2' } },
    { method: 'GET', path: '/notes', headers: { authorization: 'Bearer t-1' } },
    { method: 'GET', path: '/notes/7', headers: { authorization: 'Bearer t-1' } },
  ],
});
