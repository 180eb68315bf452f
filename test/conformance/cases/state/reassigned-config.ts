import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

let settings = { theme: 'light', size: 12 };
const history = [];

app.get('/settings', (req, res) => res.json(settings));
app.patch('/settings', (req, res) => {
  history.push(settings);
  settings = { ...settings, ...req.body };
  res.json(settings);
});
app.post('/settings/undo', (req, res) => {
  settings = history.pop() ?? settings;
  res.json({ settings, left: history.length });
});

module.exports = app;
`,
  requests: [
    { method: 'PATCH', path: '/settings', body: { theme: 'dark' } },
    { method: 'PATCH', path: '/settings', body: { size: 14 } },
    'GET /settings',
    'POST /settings/undo',
    'POST /settings/undo',
    'POST /settings/undo',
  ],
});
