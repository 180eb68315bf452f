import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const db = require('./db');
const app = express();

let asked = 0;

app.get('/users/:id', (req, res) => {
  db.find(req.params.id, (err, user) => {
    if (err) return res.status(500).json({ error: err.message });
    if (!user) return res.status(404).json({ error: 'none' });
    res.json(user);
  });
  asked++;
});
app.get('/asked', (req, res) => res.json({ asked }));

module.exports = app;
`,
  files: {
    'db.js': `
const users = { 1: { name: 'Ann' } };

exports.find = (id, callback) => {
  setTimeout(() => (id === 'x' ? callback(new Error('down')) : callback(null, users[id])), 5);
};
`,
  },
  requests: [
    'GET /users/1',
    'GET /users/2',
    'GET /users/x',
    'GET /asked',
  ],
});
