import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.options('*', cors());
app.use(cors());

app.delete('/items/:id', (req, res) => res.sendStatus(204));

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/items/1', headers: { origin: 'https://a.example', 'access-control-request-method': 'DELETE' } },
    { method: 'DELETE', path: '/items/1', headers: { origin: 'https://a.example' } },
  ],
});
