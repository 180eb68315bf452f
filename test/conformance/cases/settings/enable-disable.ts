import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 enable, disable, enabled, disabled'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.enable('maintenance');
app.disable('signup');
app.set('limit', 5);
app.set('zero', 0);

app.get('/flags', (req, res) => {
  if (app.enabled('maintenance') && app.disabled('signup')) {
    return res.json({ maintenance: app.get('maintenance'), limit: app.enabled('limit'), zero: app.disabled('zero'), settings: app.settings.limit });
  }
  res.json({});
});

module.exports = app;
`,
  requests: [
    'GET /flags',
  ],
});
