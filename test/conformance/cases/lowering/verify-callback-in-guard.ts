import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();
const SECRET = 'shh';

const catchError = (err, res) => {
  if (err instanceof jwt.TokenExpiredError) {
    return res.status(401).send({ message: 'Unauthorized! Access Token was expired!' });
  }

  return res.status(401).send({ message: 'Unauthorized!' });
};

const verifyToken = (req, res, next) => {
  const token = req.headers['x-access-token'];

  if (!token) {
    return res.status(403).send({ message: 'No token provided!' });
  }

  jwt.verify(token, SECRET, (err, decoded) => {
    if (err) {
      return catchError(err, res);
    }
    req.userId = decoded.id;
    next();
  });
};

app.post('/token', (req, res) => res.json({ ok: true }));
app.get('/mine', [verifyToken], (req, res) => res.json({ id: req.userId }));

module.exports = app;
`,
  requests: [
    'GET /mine',
    { method: 'GET', path: '/mine', headers: { 'x-access-token': 'rubbish' } },
    { method: 'GET', path: '/mine', headers: { 'x-access-token': 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpZCI6N30.e30' } },
    'POST /token',
  ],
});
