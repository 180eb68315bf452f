import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const load = (id) => (id === 'x' ? Promise.reject(new Error('no x')) : Promise.resolve({ id }));
const enrich = (item) => Promise.resolve({ ...item, extra: true });

app.get('/items/:id', (req, res, next) => {
  load(req.params.id)
    .then((item) => enrich(item))
    .then((item) => {
      res.set('X-Extra', String(item.extra));
      res.json(item);
    })
    .catch((error) => {
      error.status = 418;
      next(error);
    });
});
app.use((err, req, res, next) => res.status(err.status || 500).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /items/a',
    'GET /items/x',
  ],
});
