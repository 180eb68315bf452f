import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const repository = {
  find: (id) => (id === '1' ? Promise.resolve({ id }) : Promise.reject(new Error('no row ' + id))),
};

app.get('/rows/:id', (req, res, next) => {
  repository
    .find(req.params.id)
    .then((row) => res.json(row))
    .catch(next);
});

app.use((err, req, res, next) => res.status(404).json({ error: err.message }));

module.exports = app;
`,
  requests: ['GET /rows/1', 'GET /rows/2'],
});
