import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  covers: ['12 render: callback'],
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'ejs');

app.get('/next', (req, res, next) => {
  res.render('page', { title: 'next' }, (err, html) => {
    if (err) return next(err);
    res.set('X-Length', String(html.length)).send(html.toUpperCase());
  });
});
app.get('/either', (req, res) => {
  res.render(req.query.view || 'page', { title: 'either' }, function (err, html) {
    if (err) {
      res.status(404).send('no such view');
    } else {
      res.send(html);
    }
  });
});
app.get('/status', (req, res) => {
  res.status(202).render('page', { title: 'status' }, (err, html) => (err ? res.sendStatus(500) : res.json({ html })));
});
app.get('/without-locals', (req, res, next) => {
  res.render('plain', (err, html) => {
    if (err) next(err);
    else res.type('text').send(html);
  });
});
app.get('/careless', (req, res) => {
  res.render(req.query.view || 'plain', (err, html) => res.json({ got: typeof html }));
});
app.get('/missing', (req, res, next) => {
  res.render('nowhere', {}, (err, html) => {
    if (err) return next(err);
    res.send(html);
  });
});

app.use((err, req, res, next) => res.status(500).json({ message: err.message.replace(/"[^"]*\\//g, '"') }));

module.exports = app;
`,
  files: {
    'views/page.ejs': `
<h1><%= title %></h1>
`,
    'views/plain.ejs': `
plain
`,
  },
  requests: [
    'GET /next',
    'GET /either',
    'GET /either?view=lost',
    'GET /status',
    'GET /without-locals',
    'GET /careless',
    'GET /careless?view=lost',
    'GET /missing',
  ],
});
