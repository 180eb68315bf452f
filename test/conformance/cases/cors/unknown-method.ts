import { defineCase } from '../../case.js';

export default defineCase({
  section: '9',
  covers: ['5 OPTIONS runs the middleware first'],
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(cors());
app.get('/books', (req, res) => res.json(['Emma']));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/books', headers: { origin: 'https://shop.example' } },
    { method: 'DELETE', path: '/books', headers: { origin: 'https://shop.example' } },
    { method: 'GET', path: '/nowhere', headers: { origin: 'https://shop.example' } },
  ],
});
