import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
const { tpl } = require('./engine');
app.engine('tpl', tpl);
app.set('view engine', 'tpl');

app.get('/', (req, res) => res.render('plain', { title: 'Own' }));
app.get('/late', (req, res) => res.render('plain', { title: 'Late', wait: true }));
app.get('/fails', (req, res) => res.render('plain', { fail: true }));

app.use((err, req, res, next) => {
  res.status(500).json({ message: err.message.replace(/\\/[^\\s"]*\\//g, '') });
});

module.exports = app;
`,
  files: {
    'engine.js': `
const fs = require('fs');

exports.tpl = (file, locals, done) => {
  if (locals.fail) return done(new Error('it failed'));
  const text = fs.readFileSync(file, 'utf8').replace('TITLE', locals.title).replace('ENGINE', locals.settings['view engine']);
  if (locals.wait) return setTimeout(() => done(null, text), 5);
  done(null, text);
};
`,
    'views/plain.tpl': `
TITLE by ENGINE
`,
  },
  requests: ['GET /', 'GET /late', 'GET /fails'],
});
