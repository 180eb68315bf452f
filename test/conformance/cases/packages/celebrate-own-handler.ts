import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const { celebrate, isCelebrateError, Joi } = require('celebrate');
const app = express();

app.use(express.json());
app.post('/notes', celebrate({ body: Joi.object({ text: Joi.string().max(5).required() }) }), (req, res) => res.json({ saved: req.body.text }));
app.use((err, req, res, next) => {
  if (!isCelebrateError(err)) return next(err);
  const details = [...err.details.entries()].map(([segment, joi]) => ({ segment, message: joi.message }));
  res.status(400).json({ error: 'validation', details });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/notes', body: { text: 'short' } },
    { method: 'POST', path: '/notes', body: { text: 'too long' } },
    { method: 'POST', path: '/notes', body: {} },
  ],
});
