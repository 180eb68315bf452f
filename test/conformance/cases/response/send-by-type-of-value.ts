import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const settings = { theme: 'dark', tabs: ['a', 'b'], beta: false, motto: null };

app.get('/settings/:key', (req, res) => {
  if (!(req.params.key in settings)) return res.status(404).send('no such setting');
  res.send(settings[req.params.key]);
});

module.exports = app;
`,
  requests: [
    'GET /settings/theme',
    'GET /settings/tabs',
    'GET /settings/beta',
    'GET /settings/motto',
    'GET /settings/x',
  ],
});
