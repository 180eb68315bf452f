import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const morgan = require('morgan');
const app = express();

morgan.token('id', (req) => req.id);
app.use((req, res, next) => {
  req.id = req.get('x-id') ?? 'none';
  next();
});
if (process.env.NODE_ENV !== 'test') app.use(morgan(':id :method :url', { stream: { write() {} } }));
app.get('/', (req, res) => res.json({ id: req.id }));

module.exports = app;
`,
  requests: [
    'GET /',
    { method: 'GET', path: '/', headers: { 'x-id': '7' } },
  ],
});
