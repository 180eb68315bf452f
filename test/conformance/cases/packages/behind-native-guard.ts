import { defineCase } from '../../case.js';

/** Native code stands between middleware of Express, which sees what that has found out. */
export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { rateLimit } = require('express-rate-limit');
const multer = require('multer');
const app = express();

const authenticate = (req, res, next) => {
  const name = req.get('x-user');
  if (!name) return res.status(401).json({ error: 'who?' });
  req.user = { name };
  res.set('X-Seen', name);
  next();
};
const limiter = rateLimit({ limit: 1, keyGenerator: (req) => req.user.name, standardHeaders: false, legacyHeaders: false });
const upload = multer({ storage: multer.memoryStorage() });

app.use(rateLimit({ limit: 100, standardHeaders: 'draft-6', legacyHeaders: false }));
app.use(authenticate);
app.get('/once', limiter, (req, res) => res.json({ user: req.user.name }));
app.post('/files', upload.single('file'), (req, res) => res.json({ user: req.user.name, title: req.body.title, size: req.file.size }));

module.exports = app;
`,
  requests: [
    'GET /once',
    { method: 'GET', path: '/once', headers: { 'x-user': 'ann' } },
    { method: 'GET', path: '/once', headers: { 'x-user': 'bob' } },
    { method: 'GET', path: '/once', headers: { 'x-user': 'ann' } },
    { method: 'POST', path: '/files', headers: { 'x-user': 'ann', 'content-type': 'multipart/form-data; boundary=b' }, body: '--b\r\nContent-Disposition: form-data; name="title"\r\n\r\nOne\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc\r\n--b--\r\n' },
  ],
});
