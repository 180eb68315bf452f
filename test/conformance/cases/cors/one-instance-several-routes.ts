import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();
const corsOptions = { origin: ['https://a.example', 'https://b.example'], optionsSuccessStatus: 200 };
const withCors = cors(corsOptions);

app.get('/one', withCors, (req, res) => res.json({ one: true }));
app.options('/two', withCors);
app.put('/two', withCors, (req, res) => res.json({ two: true }));
app.route('/three').options(withCors).patch(withCors, (req, res) => res.json({ three: true }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/one', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/one', headers: { origin: 'https://c.example' } },
    { method: 'OPTIONS', path: '/two', headers: { origin: 'https://b.example', 'access-control-request-method': 'PUT' } },
    { method: 'PUT', path: '/two', headers: { origin: 'https://b.example' } },
    { method: 'OPTIONS', path: '/three', headers: { origin: 'https://b.example', 'access-control-request-method': 'PATCH' } },
    { method: 'PATCH', path: '/three', headers: { origin: 'https://b.example' } },
  ],
});
