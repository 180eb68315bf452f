import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'bridged',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'ejs');
if (process.env.E2N_NOWHERE_SET) app.locals.flag = 'set';

app.get('/', (req, res) => res.render('home'));

module.exports = app;
`,
  files: {
    'views/home.ejs': `
<%= typeof flag %>
`,
  },
  requests: ['GET /'],
});
