import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { expressjwt } = require('express-jwt');
const app = express();

const guard = expressjwt({
  secret: async () => 'secret',
  algorithms: ['HS256'],
  getToken: (req) => req.query.token ?? null,
  isRevoked: async (req, token) => token.payload.name === 'ann',
});

app.get('/x', guard, (req, res) => res.json({ name: req.auth.name }));
app.use((err, req, res, next) => res.status(err.status ?? 500).json({ code: err.code, message: err.message }));

module.exports = app;
`,
  requests: [
    'GET /x',
    'GET /x?token=eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiYW5uIn0.lV0UTLYXGPnZK2UMW036Y1g0GsH2-CmkvbdrUIUR1dU',
    'GET /x?token=eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiYm9iIiwiYWRtaW4iOnRydWV9.ELtgScInbn6os30nqfwmNnOtDZ0ArWPn5n2TSH3DEII',
    'GET /x?token=broken',
  ],
});
