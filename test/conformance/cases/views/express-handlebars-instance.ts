import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
const { create } = require('express-handlebars');
const format = require('./format');
const hbs = create({
  extname: '.hbs',
  defaultLayout: 'page',
  layoutsDir: path.join(__dirname, 'templates/layouts'),
  partialsDir: [path.join(__dirname, 'templates/partials')],
  helpers: { price: format.price },
});
app.engine('.hbs', hbs.engine);
app.set('view engine', '.hbs');

app.get('/', (req, res) => res.render('cart', { total: 3.5 }));

module.exports = app;
`,
  files: {
    'format.js': `
exports.price = (value) => \`\${value.toFixed(2)} EUR\`;
`,
    'templates/layouts/page.hbs': `
<body>{{{body}}}{{> foot}}</body>
`,
    'templates/partials/foot.hbs': `
<footer></footer>
`,
    'views/cart.hbs': `
<p>{{price total}}</p>
`,
  },
  requests: ['GET /'],
});
