import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
const fs = require('fs');
app.engine('txt', (file, locals, done) => done(null, \`\${path.basename(file)} \${locals.cache} \${locals.settings['view cache']}\`));
app.set('view engine', 'txt');
app.enable('view cache');

app.get('/', (req, res) => res.render('page'));
app.get('/off', (req, res) => res.render('page', { cache: false }));
app.get('/given', (req, res) => res.render('page', { cache: 'yes' }));

module.exports = app;
`,
  files: {
    'views/page.txt': `
x
`,
  },
  requests: ['GET /', 'GET /off', 'GET /given', 'GET /'],
});
