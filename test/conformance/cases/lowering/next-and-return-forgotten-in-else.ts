import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const allow = (req, res, next) => {
  const role = req.query.role;
  if (role === 'admin') {
    next();
  } else if (role === 'user') {
    res.status(403).json({ error: 'forbidden' });
  }
  if (!role) res.status(401).json({ error: 'who?' });
  if (role && role !== 'admin' && role !== 'user') res.status(400).json({ error: 'unknown role' });
};

app.get('/panel', allow, (req, res) => res.json({ panel: req.query.role }));

module.exports = app;
`,
  requests: [
    'GET /panel',
    'GET /panel?role=admin',
    'GET /panel?role=user',
    'GET /panel?role=cat',
  ],
});
