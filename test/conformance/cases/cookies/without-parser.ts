import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.get('/read', (req, res) => res.json({ cookies: req.cookies === undefined, header: req.headers.cookie || null }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/read', headers: { cookie: 'a=1' } },
  ],
});
