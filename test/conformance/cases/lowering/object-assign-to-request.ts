import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.8',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const validate = (schema) => (req, res, next) => {
  const value = {};
  for (const key of Object.keys(schema)) {
    if (req.body[key] === undefined) return res.status(400).json({ error: key + ' is required' });
    value[key] = schema[key](req.body[key]);
  }
  Object.assign(req, { valid: value });
  return next();
};

app.use(express.json());
app.post('/sum', validate({ a: Number, b: Number }), (req, res) => {
  res.json({ sum: req.valid.a + req.valid.b });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/sum', body: { a: '1', b: 2 } },
    { method: 'POST', path: '/sum', body: { a: 1 } },
  ],
});
