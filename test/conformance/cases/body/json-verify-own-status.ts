import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json({
  verify(req, res, buf) {
    if (buf.length > 10) {
      const error = new Error('too long');
      error.status = 422;
      throw error;
    }
  },
}));
app.post('/in', (req, res) => res.json({ body: req.body }));
app.use((err, req, res, next) => res.status(err.status).json({ message: err.message, type: err.type }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', body: { a: 1 } },
    { method: 'POST', path: '/in', body: { abc: 'defghijk' } },
  ],
});
