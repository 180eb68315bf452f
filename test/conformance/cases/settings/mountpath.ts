import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 mountpath and path()'],
  app: `
const express = require('express');
const app = express();

const admin = express();
const reports = express();
reports.get('/where', (req, res) => res.json({ mountpath: reports.mountpath, path: reports.path() }));
admin.get('/where', (req, res) => res.json({ mountpath: admin.mountpath, path: admin.path() }));
admin.use('/reports', reports);
app.use('/admin', admin);

module.exports = app;
`,
  requests: [
    'GET /admin/where',
    'GET /admin/reports/where',
  ],
});
