import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { check, validationResult, matchedData } = require('express-validator');
const app = express();
app.use(express.json());

app.post(
  '/users',
  check('name', 'Name is required').notEmpty(),
  check('email', 'Please include a valid email').isEmail().normalizeEmail(),
  async (req, res) => {
    const errors = validationResult(req);
    if (!errors.isEmpty()) {
      return res.status(400).json({ errors: errors.array() });
    }

    const { name, email } = req.body;
    res.status(201).json({ name, email, data: matchedData(req) });
  },
);

app.post('/list', [check('ids').isArray(), check('ids.*').toInt()], (req, res) => {
  if (!validationResult(req).isEmpty()) return res.sendStatus(422);
  res.json(req.body.ids);
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/users', body: { name: 'Ann', email: 'ANN@example.com' } },
    { method: 'POST', path: '/users', body: { name: '', email: 'x' } },
    { method: 'POST', path: '/list', body: { ids: ['1', '2'] } },
    { method: 'POST', path: '/list', body: { ids: 3 } },
  ],
});
