import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { auth, requiredScopes, claimEquals } = require('express-oauth2-jwt-bearer');
const app = express();

const checkJwt = auth({ secret: 'a secret that is long enough', issuer: 'https://issuer.example/', audience: 'api', tokenSigningAlg: 'HS256' });

app.get('/open', (req, res) => res.json({ open: true }));
app.get('/private', checkJwt, (req, res) => res.json({ sub: req.auth.payload.sub }));
app.get('/scoped', checkJwt, requiredScopes('read:all'), (req, res) => res.json({ scoped: true }));
app.get('/claimed', checkJwt, claimEquals('admin', true), (req, res) => res.json({ admin: true }));
app.use((err, req, res, next) => res.status(err.status ?? 500).set(err.headers ?? {}).json({ message: err.message }));

module.exports = app;
`,
  requests: [
    'GET /open',
    'GET /private',
    { method: 'GET', path: '/private', headers: { authorization: 'Bearer abc' } },
    'GET /scoped',
    'GET /claimed',
  ],
});
