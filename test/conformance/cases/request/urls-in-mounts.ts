import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  covers: ['6.1 url, originalUrl, baseUrl, path'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const router = express.Router();
router.get('/items/:id', (req, res) => res.json({ url: req.url, originalUrl: req.originalUrl, baseUrl: req.baseUrl, path: req.path }));
const inner = express.Router();
inner.get('/', (req, res) => res.json({ url: req.url, baseUrl: req.baseUrl, path: req.path, originalUrl: req.originalUrl }));
inner.get('/:a/b', (req, res) => res.json({ url: req.url, baseUrl: req.baseUrl, path: req.path, originalUrl: req.originalUrl }));
router.use('/deep', inner);
app.use('/api/v1', router);

module.exports = app;
`,
  requests: [
    'GET /api/v1/items/4?x=1',
    'GET /api/v1/deep',
    'GET /api/v1/deep?c=d',
    'GET /api/v1/deep/a/b?c=d',
  ],
});
