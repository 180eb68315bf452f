import { defineCase } from '../../case.js';

/** What runs in Express sees the path as the router does that it stands in. */
export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const api = require('./routes/api');
const app = express();

app.use('/api', api);

module.exports = app;
`,
  files: {
    'routes/api.js': `
const express = require('express');
const basicAuth = require('express-basic-auth');
const seen = require('../middleware/seen');
const router = express.Router();

const open = basicAuth({ authorizer: () => true, authorizeAsync: false, unauthorizedResponse: (req) => ({ at: req.baseUrl + ' ' + req.path }) });

router.get('/places/:id', seen, (req, res) => res.json({ id: req.params.id, seen: req.seen }));
router.get('/secret', open, (req, res) => res.json({ user: req.auth.user }));

module.exports = router;
`,
    'middleware/seen.js': `
const passport = require('passport');

const initialize = passport.initialize();

module.exports = (req, res, next) => {
  initialize(req, res, (err) => {
    req.seen = [req.baseUrl, req.path, req.url, req.originalUrl, req.params.id];
    next(err);
  });
};
`,
  },
  requests: ['GET /api/places/7?a=1', 'GET /api/secret', { method: 'GET', path: '/api/secret', headers: { authorization: 'Basic YW5uOng=' } }],
});
