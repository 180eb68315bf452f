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

app.get('/', (req, res) => res.render('index', { title: 'Express' }));
app.get('/boom', () => {
  throw new Error('boom');
});
app.get('/teapot', (req, res, next) => {
  const error = new Error('short and stout');
  error.status = 418;
  next(error);
});

// catch 404 and forward to error handler
app.use((req, res, next) => {
  const error = new Error('Not Found');
  error.status = 404;
  next(error);
});

// error handler
app.use((err, req, res, next) => {
  // set locals, only providing error in development
  res.locals.message = err.message;
  res.locals.error = req.app.get('env') === 'nowhere' ? err : {};

  // render the error page
  res.status(err.status || 500);
  res.render('error');
});

module.exports = app;
`,
  files: {
    'views/index.ejs': `
<h1><%= title %></h1><%= typeof message %>
`,
    'views/error.ejs': `
<h1><%= message %></h1><h2><%= error.status %></h2>
`,
  },
  requests: ['GET /', 'GET /boom', 'GET /teapot', 'GET /nowhere', 'POST /'],
});
