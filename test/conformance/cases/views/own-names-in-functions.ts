import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'bridged',
  app: `
const express = require('express');
const configure = require('./configure');
const app = express();

configure(app, 'given');
app.get('/', (req, res) => res.render('home'));

module.exports = app;
`,
  files: {
    'configure.js': `
const path = require('path');
const title = 'of the module';

module.exports = function (app, title) {
  app.set('views', path.join(__dirname, 'templates'));
  app.set('view engine', 'pug');
  app.locals.title = title;
};
exports.title = title;
`,
    'templates/home.pug': `
p= title
`,
  },
  requests: ['GET /'],
});
