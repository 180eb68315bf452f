import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.4',
  covers: ['2.4 parameters of a use prefix'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/tenants/:tenant', (req, res, next) => {
  req.tenant = req.params.tenant.toLowerCase();
  next();
});

app.get('/tenants/:tenant/settings', (req, res) => {
  res.json({ tenant: req.tenant, raw: req.params.tenant });
});

module.exports = app;
`,
  requests: ['GET /tenants/ACME/settings'],
});
