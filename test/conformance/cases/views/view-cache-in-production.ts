import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
app.engine('txt', (file, locals, done) => done(null, String(locals.cache)));
app.set('view engine', 'txt');
if (process.env.NODE_ENV === 'never') app.disable('view cache');

app.get('/', (req, res) => res.render('page'));

module.exports = app;
`,
  files: {
    'views/page.txt': `
x
`,
  },
  requests: ['GET /'],
});
