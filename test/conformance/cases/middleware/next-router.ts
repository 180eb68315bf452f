import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ["3 next('router')"],
  app: `
const express = require('express');
const app = express();
const admin = express.Router();

admin.use((req, res, next) => {
  if (!req.get('x-auth')) return next('router');
  next();
});

admin.get('/:id', (req, res) => res.send(\`hello, admin \${req.params.id}\`));

app.use('/admin', admin, (req, res) => {
  res.sendStatus(401);
});

module.exports = app;
`,
  requests: ['GET /admin/1', { method: 'GET', path: '/admin/1', headers: { 'x-auth': 'y' } }],
});
