import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const express = require('express');
const app = express();
app.set('view engine', 'ejs');

app.get('/', (req, res) => res.render('nowhere', {}, (err) => res.json({ failed: Boolean(err) })));

module.exports = app;
`,
  files: {
    'views/page.ejs': `
page
`,
  },
  requests: ['GET /'],
});
