import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 a parameter is one segment that is not empty'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/@me', (req, res) => res.send('it is me'));
app.get('/@me/settings', (req, res) => res.send('settings'));
app.get('/:name/settings', (req, res) => res.json({ settingsOf: req.params.name }));

module.exports = app;
`,
  requests: ['GET /@me', 'GET /@you', 'GET /@me/settings', 'GET /ann/settings'],
});
