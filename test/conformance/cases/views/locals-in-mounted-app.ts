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
const api = express();
api.get('/me', (req, res) => res.json({ user: res.locals.user, all: res.locals }));

app.use((req, res, next) => {
  res.locals.user = req.query.user || 'nobody';
  next();
});
app.get('/', (req, res) => res.render('home'));
app.use('/api', api);

module.exports = app;
`,
  files: {
    'views/home.ejs': `
<%= user %>
`,
  },
  requests: ['GET /?user=ann', 'GET /api/me', 'GET /api/me?user=bob'],
});
