import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();
app.use(express.json());

const compose = (...fns) => fns;
const required = (...keys) => (req, res, next) => {
  for (const key of keys) {
    if (!(key in req.body)) return res.status(422).json({ error: \`\${key} is required\` });
  }
  return next();
};
const toNumber = (key) => (req, res, next) => {
  const value = Number(req.body[key]);
  if (Number.isNaN(value)) return next(new TypeError(\`\${key} is no number\`));
  req.numbers = { ...req.numbers, [key]: value };
  next();
};

app.post('/sum', compose(required('a', 'b'), toNumber('a'), toNumber('b')), ({ numbers: { a, b } }, res) => res.json({ sum: a + b }));

app.use((err, req, res, next) => {
  if (err instanceof TypeError) return res.status(400).json({ error: err.message });
  next(err);
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/sum', body: { a: 1, b: '2' } },
    { method: 'POST', path: '/sum', body: { a: 1 } },
    { method: 'POST', path: '/sum', body: { a: 1, b: 'x' } },
  ],
});
