import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const passport = require('passport');
const { Strategy: JwtStrategy, ExtractJwt } = require('passport-jwt');
const app = express();

const users = { ann: { name: 'ann', role: 'user' }, bob: { name: 'bob', role: 'admin' } };
passport.use(new JwtStrategy({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: 'secret' }, (payload, done) => {
  const user = users[payload.name];
  return user ? done(null, user) : done(null, false);
}));

app.use(passport.initialize());
const auth = passport.authenticate('jwt', { session: false });
const admin = (req, res, next) => (req.user.role === 'admin' ? next() : res.status(403).json({ error: 'admins only' }));

app.get('/me', auth, (req, res) => res.json(req.user));
app.get('/admin', auth, admin, (req, res) => res.json({ admin: req.user.name }));
app.get('/open', (req, res) => res.json({ open: true }));

module.exports = app;
`,
  requests: [
    'GET /open',
    'GET /me',
    { method: 'GET', path: '/me', headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiYW5uIn0.lV0UTLYXGPnZK2UMW036Y1g0GsH2-CmkvbdrUIUR1dU' } },
    { method: 'GET', path: '/me', headers: { authorization: 'Bearer wrong' } },
    { method: 'GET', path: '/admin', headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiYW5uIn0.lV0UTLYXGPnZK2UMW036Y1g0GsH2-CmkvbdrUIUR1dU' } },
    { method: 'GET', path: '/admin', headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiYm9iIiwiYWRtaW4iOnRydWV9.ELtgScInbn6os30nqfwmNnOtDZ0ArWPn5n2TSH3DEII' } },
  ],
});
