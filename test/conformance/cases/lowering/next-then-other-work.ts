import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();
const log = [];

app.use((req, res, next) => {
  const user = req.get('x-user');
  if (user) {
    next();
    log.push(user);
  }
  if (!user) res.status(401).json({ error: 'who?' });
});
app.get('/log', (req, res) => res.json({ log }));

module.exports = app;
`,
  requests: [
    'GET /log',
    { method: 'GET', path: '/log', headers: { 'x-user': 'ann' } },
    { method: 'GET', path: '/log', headers: { 'x-user': 'bob' } },
  ],
});
