import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('title', 'Ledger');
app.use('/about', require('./about'));

module.exports = app;
`,
  files: {
    'about.js': `
const { Router } = require('express');

const router = Router();
router.get('/', (req, res) => res.json({ title: req.app.get('title'), env: typeof req.app.get('env') }));

module.exports = router;
`,
  },
  requests: [
    'GET /about',
  ],
});
