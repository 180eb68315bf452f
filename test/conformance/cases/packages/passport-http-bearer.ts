import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const passport = require('passport');
const { Strategy: BearerStrategy } = require('passport-http-bearer');
const app = express();
const router = express.Router();

passport.use(new BearerStrategy((token, done) => done(null, token === 't1' ? { id: 1 } : false, { scope: 'read' })));

router.use(passport.authenticate('bearer', { session: false }));
router.get('/items', (req, res) => res.json({ user: req.user.id, scope: req.authInfo.scope }));
router.post('/items', express.json(), (req, res) => res.status(201).json({ by: req.user.id, item: req.body }));
app.use('/api', router);

module.exports = app;
`,
  requests: [
    'GET /api/items',
    { method: 'GET', path: '/api/items', headers: { authorization: 'Bearer t1' } },
    { method: 'GET', path: '/api/items', headers: { authorization: 'Bearer t2' } },
    { method: 'GET', path: '/api/items?access_token=t1' },
    { method: 'POST', path: '/api/items', headers: { authorization: 'Bearer t1' }, body: { a: 1 } },
    { method: 'POST', path: '/api/items', body: { a: 1 } },
    'GET /api/none',
  ],
});
