import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 an error handler of a route', '3 5: a rejected promise is an error'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const find = (id) => (id === '1' ? Promise.resolve({ id }) : Promise.reject(new Error('no ' + id)));

app.get(
  '/rows/:id',
  async (req, res) => res.json(await find(req.params.id)),
  (err, req, res, next) => res.status(404).json({ error: err.message }),
);

module.exports = app;
`,
  requests: ['GET /rows/1', 'GET /rows/2'],
});
