import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const router = express.Router();

router.get('/login', (req, res) => res.send('login page'));
router.get('/status', (req, res) => res.json({ up: true }));

router.use((req, res, next) => {
  if (req.get('x-auth') !== '1') return res.sendStatus(401);
  next();
});

router.get('/settings', (req, res) => res.json({ theme: 'dark' }));

app.use('/app', router);

module.exports = app;
`,
  requests: [
    'GET /app/login',
    'GET /app/status',
    'GET /app/settings',
    { method: 'GET', path: '/app/settings', headers: { 'x-auth': '1' } },
  ],
});
