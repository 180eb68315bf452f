import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const find = (id) => Promise.resolve(id === '1' ? { id } : null);
const audit = [];

app.get('/users/:id', (req, res, next) => {
  find(req.params.id)
    .then((user) => {
      if (!user) {
        res.status(404).json({ message: 'Not found' });
        return null;
      }
      res.json(user);
      return user;
    })
    .then((user) => audit.push(user ? user.id : 'none'))
    .catch(next);
});
app.get('/audit', (req, res) => res.json(audit));

module.exports = app;
`,
  requests: [
    'GET /users/1',
    'GET /users/2',
    'GET /audit',
  ],
});
