import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'ejs');
app.use(express.urlencoded({ extended: false }));
app.use('/notes', require('./routes/notes'));
app.use((req, res) => {
  res.status(404);
  res.render('404', { url: req.originalUrl });
});

module.exports = app;
`,
  files: {
    'routes/notes.js': `
const router = require('express').Router();
const notes = require('../controllers/notes');

router.get('/', notes.list);
router.get('/new', notes.form);
router.post('/', notes.create);
router.get('/:id', notes.show);

module.exports = router;
`,
    'controllers/notes.js': `
const notes = ['first'];
const renderForm = (res, errors, values = {}) => res.status(errors.length ? 422 : 200).render('notes/form', { errors, values });

exports.list = (req, res) => res.render('notes', { notes });
exports.form = (req, res) => renderForm(res, []);
exports.create = (req, res) => {
  const { text } = req.body;
  if (!text) return renderForm(res, ['text is missing'], req.body);
  notes.push(text);
  res.redirect('/notes');
};
exports.show = (req, res, next) => {
  const note = notes[req.params.id];
  if (note === undefined) return next();
  res.render('notes/show', { note });
};
`,
    'views/404.ejs': `
Nothing at <%= url %>
`,
    'views/notes/index.ejs': `
<% notes.forEach((note) => { %><li><%= note %></li><% }) %>
`,
    'views/notes/form.ejs': `
<%= errors.join() %><input value="<%= values.text %>">
`,
    'views/notes/show.ejs': `
<p><%= note %></p>
`,
  },
  requests: [
    'GET /notes',
    'GET /notes/new',
    { method: 'POST', path: '/notes', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'text=' },
    { method: 'POST', path: '/notes', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'text=a%26b' },
    'GET /notes',
    'GET /notes/1',
    'GET /notes/7',
    'GET /elsewhere?x=1',
    'DELETE /notes',
  ],
});
