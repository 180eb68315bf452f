import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const router = express.Router();

const auth = express.Router();
auth.get('/me', (req, res) => res.json({ user: null }));

const plans = express.Router();
plans.get('/', (req, res) => res.json(['free', 'pro']));

const defaultRoutes = [
  { path: '/auth', route: auth },
  { path: '/plans', route: plans },
];

defaultRoutes.forEach((route) => {
  router.use(route.path, route.route);
});

app.use('/v1', router);

module.exports = app;
`,
  requests: ['GET /v1/auth/me', 'GET /v1/plans'],
});
