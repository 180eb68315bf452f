import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'ejs');
const admin = express();
admin.set('views', path.join(__dirname, 'admin/views'));
admin.set('view engine', 'ejs');
admin.locals.area = 'admin';

admin.get('/', (req, res) => res.render('home', { title: 'sub' }));
app.use('/admin', admin);
app.get('/', (req, res) => res.render('home', { title: 'root' }));
app.get('/api', (req, res) => res.json({ api: true }));

module.exports = app;
`,
  files: {
    'views/home.ejs': `
root <%= title %> <%= locals.area %>
`,
    'admin/views/home.ejs': `
admin <%= title %> <%= area %>
`,
  },
  requests: ['GET /', 'GET /admin', 'GET /api'],
});
