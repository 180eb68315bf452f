import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const { celebrate, Joi, Segments } = require('celebrate');
const app = express();

app.use(express.json());
app.post('/users', celebrate({ [Segments.BODY]: Joi.object({ name: Joi.string().trim().required(), age: Joi.number().default(1) }) }), (req, res) => res.json(req.body));
app.get('/users/:id', celebrate({ [Segments.PARAMS]: Joi.object({ id: Joi.number().integer() }), [Segments.QUERY]: Joi.object({ page: Joi.number().default(1) }) }), (req, res) => {
  res.json({ id: req.params.id, type: typeof req.params.id, page: req.query.page });
});
app.use((err, req, res, next) => res.status(400).json({ message: err.message, details: err.details ? [...err.details.keys()] : [] }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/users', body: { name: ' ann ' } },
    { method: 'POST', path: '/users', body: { age: 3 } },
    'GET /users/7?page=2',
    'GET /users/x',
  ],
});
