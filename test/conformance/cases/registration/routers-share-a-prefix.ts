import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/api', require('./routes/users'));
app.use('/api', require('./routes/items'));

module.exports = app;
`,
  files: {
    'routes/users.js': `
const router = require('express').Router();

router.get('/users', (req, res) => res.json([{ name: 'Mia' }]));

module.exports = router;
`,
    'routes/items.js': `
const router = require('express').Router();

router.get('/items', (req, res) => res.json([{ sku: 'A-1' }]));
router.get('/items/:sku', (req, res) => res.json({ sku: req.params.sku.toUpperCase() }));

module.exports = router;
`,
  },
  requests: ['GET /api/users', 'GET /api/items', 'GET /api/items/b-2'],
});
