import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const find = (id) => Promise.resolve(id === '1' ? { id } : null);

app.get('/users/:id', (req, res) => {
  find(req.params.id)
    .then((user) => {
      if (!user) {
        return res.status(404).json({ message: 'Not found' });
      }
      res.json(user);
    })
    .catch((err) => res.status(500).json({ message: err.message }));
});

module.exports = app;
`,
  requests: [
    'GET /users/1',
    'GET /users/2',
  ],
});
