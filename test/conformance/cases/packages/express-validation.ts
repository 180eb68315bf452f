import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  express: 4,
  app: `
const express = require('express');
const { validate, ValidationError, Joi } = require('express-validation');
const app = express();

const login = { body: Joi.object({ email: Joi.string().email().required() }) };
app.use(express.json());
app.post('/login', validate(login, {}, { abortEarly: false }), (req, res) => res.json({ email: req.body.email }));
app.use((err, req, res, next) => {
  if (err instanceof ValidationError) return res.status(err.statusCode).json({ name: err.name, body: err.details.body.length });
  res.status(500).json({ message: err.message });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/login', body: { email: 'ann@example.com' } },
    { method: 'POST', path: '/login', body: { email: 'x' } },
  ],
});
