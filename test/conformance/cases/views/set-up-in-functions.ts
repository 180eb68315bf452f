import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const express = require('express');
const configure = require('./configure');
const app = express();

configure(app, { site: 'Configured' });
app.get('/', (req, res) => res.render('home'));

module.exports = app;
`,
  files: {
    'configure.js': `
const path = require('path');
const version = '1.0';
const { upper } = require('./text');

module.exports = function (app, config) {
  app.set('views', path.join(__dirname, 'templates'));
  app.set('view engine', 'pug');
  app.locals.version = version;
  app.locals.upper = upper;
};
`,
    'text.js': `
exports.upper = (text) => text.toUpperCase();
`,
    'templates/home.pug': `
p= upper('v') + version
`,
  },
  requests: ['GET /'],
});
