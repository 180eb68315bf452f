import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const v1 = express.Router();
const admin = express.Router();
const reports = express.Router();

reports.get('/:year/summary', (req, res) => {
  res.json({ year: req.params.year, base: req.baseUrl, original: req.originalUrl });
});

admin.use('/reports', reports);
v1.use('/admin', admin);
app.use('/api/v1', v1);

module.exports = app;
`,
  requests: ['GET /api/v1/admin/reports/2024/summary', 'GET /api/v1/admin/reports/2023/summary?full=1'],
});
