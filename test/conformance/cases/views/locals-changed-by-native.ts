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
app.locals.count = 0;
app.locals.list = [];

app.get('/', (req, res) => res.render('home'));
app.post('/count', (req, res) => {
  app.locals.count += 1;
  app.locals.list.push(app.locals.count);
  res.json({ count: app.locals.count });
});

module.exports = app;
`,
  files: {
    'views/home.ejs': `
<%= count %> <%= list.join() %>
`,
  },
  requests: ['GET /', 'POST /count', 'GET /'],
});
