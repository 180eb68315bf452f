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

app.get('/', (req, res) => {
  try {
    res.render('broken', {});
  } catch (err) {
    res.status(400).send('caught');
  }
});
app.get('/syntax', (req, res) => res.status(201).render('syntax'));
app.get('/after', async (req, res, next) => {
  try {
    const list = await Promise.resolve(['a']);
    res.render('list', { list: req.query.bad ? null : list });
  } catch (err) {
    res.status(400).send('caught');
  }
});

app.use((err, req, res, next) => {
  res.status(503).json({ type: err.constructor.name, last: err.message.split('\\n').at(-1) });
});

module.exports = app;
`,
  files: {
    'views/broken.ejs': `
<%= missing.value %>
`,
    'views/syntax.ejs': `
<% if (true { %>
`,
    'views/list.ejs': `
<% list.forEach((one) => { %><%= one %><% }) %>
`,
  },
  requests: ['GET /', 'GET /after', 'GET /after?bad=1'],
});
