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
app.use((req, res, next) => {
  Object.assign(res.locals, { a: 'from middleware', b: 'b' });
  res.locals[req.query.key || 'c'] = 'computed';
  next();
});
const one = (req, res, next) => {
  res.locals.list = [...(res.locals.list || []), 1];
  next();
};

app.get('/', one, one, (req, res) => {
  const { a } = res.locals;
  res.locals.a = a + '!';
  res.render('all', res.locals);
});
app.get('/own', one, (req, res) => {
  res.locals.b = 'changed';
  const own = { a: 'own' };
  res.render('all', own);
});
app.get('/json', (req, res) => res.json(res.locals));

module.exports = app;
`,
  files: {
    'views/all.ejs': `
<%= a %>|<%= b %>|<%= locals.c %>|<%= locals.d %>|<%= list.join() %>
`,
  },
  requests: ['GET /', 'GET /?key=d', 'GET /own', 'GET /json', 'GET /json?key=d'],
});
