import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  covers: ['2.1 order of declaration decides'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get(/^\\/.*fly$/, (req, res) => res.send('flies'));
app.get('/birds/:name', (req, res) => res.json({ bird: req.params.name }));
app.get('/birds/butterfly', (req, res) => res.send('never'));

module.exports = app;
`,
  requests: ['GET /butterfly', 'GET /birds/dragonfly', 'GET /birds/emu', 'GET /birds/butterfly', 'GET /emu'],
});
