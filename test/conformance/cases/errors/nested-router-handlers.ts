import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 errors bubble out of routers and mounted apps', '4 an error handler replaces the error'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const outer = express.Router();
const inner = express.Router();

inner.get('/x', (req, res, next) => next(new Error('deep')));
inner.use((err, req, res, next) => next(Object.assign(err, { path: ['inner'] })));
outer.use('/inner', inner);
outer.use((err, req, res, next) => next(Object.assign(err, { path: [...(err.path ?? []), 'outer'] })));
app.use('/outer', outer);
app.use((err, req, res, next) => res.status(500).json({ error: err.message, path: err.path }));

module.exports = app;
`,
  requests: [
    'GET /outer/inner/x',
  ],
});
