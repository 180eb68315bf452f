import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 handlers over several calls and routers'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/:name', (req, res, next) => (req.params.name.length > 3 ? res.json({ long: req.params.name }) : next()));
app.get('/:code', (req, res) => res.json({ code: req.params.code }));

module.exports = app;
`,
  requests: ['GET /abcd', 'GET /ab'],
});
