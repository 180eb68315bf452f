import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 req.app of a mounted app', '1 a mounted app inherits settings'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const admin = express();
admin.set('title', 'Admin');
admin.get('/title', (req, res) => res.json({ title: admin.get('title'), viaReq: req.app.get('title') }));

app.set('title', 'Shop');
app.get('/title', (req, res) => res.json({ title: req.app.get('title') }));
app.use('/admin', admin);

module.exports = app;
`,
  requests: [
    'GET /title',
    'GET /admin/title',
  ],
});
