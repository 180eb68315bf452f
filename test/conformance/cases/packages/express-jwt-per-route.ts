import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { expressjwt: jwt } = require('express-jwt');
const app = express();

const auth = {
  required: jwt({ secret: 'secret', algorithms: ['HS256'], requestProperty: 'payload' }),
  optional: jwt({ secret: 'secret', algorithms: ['HS256'], requestProperty: 'payload', credentialsRequired: false }),
};

app.get('/feed', auth.required, (req, res) => res.json({ of: req.payload.name }));
app.get('/list', auth.optional, (req, res) => res.json({ of: req.payload ? req.payload.name : null }));

module.exports = app;
`,
  requests: [
    'GET /list',
    { method: 'GET', path: '/list', headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiYW5uIn0.lV0UTLYXGPnZK2UMW036Y1g0GsH2-CmkvbdrUIUR1dU' } },
    { method: 'GET', path: '/feed', headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiYW5uIn0.lV0UTLYXGPnZK2UMW036Y1g0GsH2-CmkvbdrUIUR1dU' } },
  ],
});
