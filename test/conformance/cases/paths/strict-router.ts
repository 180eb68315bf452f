import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  covers: ['2.1 strict'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const router = express.Router({ strict: true });

router.get('/list', (req, res) => res.json({ list: [] }));
router.get('/tree/', (req, res) => res.json({ tree: {} }));
app.use('/api', router);
app.get('/plain', (req, res) => res.send('plain'));

module.exports = app;
`,
  requests: ['GET /api/list', 'GET /api/list/', 'GET /api/tree/', 'GET /api/tree', 'GET /plain/'],
});
