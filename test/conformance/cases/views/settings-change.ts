import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'bridged',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'ejs');

app.get('/', (req, res) => res.render('home'));
app.post('/theme/:name', (req, res) => {
  app.set('views', path.join(__dirname, req.params.name));
  res.sendStatus(204);
});

module.exports = app;
`,
  files: {
    'views/home.ejs': `
light
`,
    'dark/home.ejs': `
dark
`,
  },
  requests: ['GET /', 'POST /theme/dark', 'GET /'],
});
