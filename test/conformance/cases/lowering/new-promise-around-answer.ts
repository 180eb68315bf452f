import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const read = (name, done) => setTimeout(() => (name === 'bad' ? done(new Error('unreadable')) : done(null, name.toUpperCase())), 2);

app.get('/read/:name', (req, res) => {
  return new Promise((resolve, reject) => {
    read(req.params.name, (err, text) => {
      if (err) return reject(err);
      resolve(text);
    });
  })
    .then((text) => res.send(text))
    .catch((err) => res.status(500).send(err.message));
});

module.exports = app;
`,
  requests: [
    'GET /read/a',
    'GET /read/bad',
  ],
});
