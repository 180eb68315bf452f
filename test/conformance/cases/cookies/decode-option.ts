import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

const cookieParser = require('cookie-parser');

app.use(cookieParser('k', { decode: (value) => value.toUpperCase() }));
app.get('/read', (req, res) => res.json(req.cookies));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/read', headers: { cookie: 'a=%20x' } },
  ],
});
