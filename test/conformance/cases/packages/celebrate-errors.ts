import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const { celebrate, errors, Joi, Segments } = require('celebrate');
const app = express();

app.use(express.json());
app.post(
  '/users',
  celebrate({ [Segments.BODY]: Joi.object({ name: Joi.string().required(), age: Joi.number().integer().default(18) }) }),
  (req, res) => res.status(201).json(req.body),
);
app.get('/users', celebrate({ [Segments.QUERY]: { page: Joi.number().min(1) } }), (req, res) => res.json({ page: req.query.page ?? 1 }));
app.get('/boom', (req, res) => {
  throw new Error('boom');
});
app.use(errors());
app.use((err, req, res, next) => res.status(err.status ?? 500).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/users', body: { name: 'ann' } },
    { method: 'POST', path: '/users', body: { name: 5 } },
    { method: 'POST', path: '/users', body: { age: 2 } },
    { method: 'POST', path: '/users', headers: { 'content-type': 'application/json' }, body: '{' },
    'GET /users?page=2',
    'GET /users?page=0',
    'GET /users?<b>=0',
    'GET /boom',
    'GET /nowhere',
  ],
});
