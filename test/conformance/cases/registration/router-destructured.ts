import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { router: tags } = require('./routes/tags');

const app = express();
app.use(express.json());
app.use('/api/tags', tags);

module.exports = app;
`,
  files: {
    'routes/tags.js': `
const { Router } = require('express');

const router = Router();
const tags = new Set(['new', 'sale']);

router
  .get('/', (req, res) => res.json([...tags]))
  .post('/', (req, res) => {
    tags.add(req.body.name);
    res.status(201).json({ count: tags.size });
  });

exports.router = router;
`,
  },
  requests: ['GET /api/tags', { method: 'POST', path: '/api/tags', body: { name: 'used' } }, 'GET /api/tags'],
});
