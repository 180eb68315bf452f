import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ["3 next('route')", "3 next('router')"],
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const router = express.Router();

// In middleware it is the same as next(): the guard behind it still runs.
router.use((req, res, next) => (req.get('x-guest') ? next('router') : next()));
router.use((req, res, next) => next('route'));
router.use((req, res, next) => (req.get('x-key') ? next() : res.status(401).send('key')));
router.get('/news', (req, res) => res.send('news'));

app.use('/club', router);
app.get('/club/news', (req, res) => res.send('for guests'));

module.exports = app;
`,
  requests: [
    'GET /club/news',
    { method: 'GET', path: '/club/news', headers: { 'x-key': '1' } },
    { method: 'GET', path: '/club/news', headers: { 'x-guest': '1' } },
  ],
});
