import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  covers: ['12 app.render'],
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'ejs');
app.locals.sender = 'Shop';
const sent = [];
app.use((req, res, next) => {
  res.locals.user = 'nobody sees this';
  next();
});

app.post('/mail/:name', (req, res, next) => {
  app.render('mail', { name: req.params.name }, (err, html) => {
    if (err) return next(err);
    sent.push(html);
    res.status(201).json({ count: sent.length });
  });
});
app.get('/mail', (req, res) => res.json(sent));
app.get('/through-req', (req, res, next) => {
  req.app.render('mail', { name: 'req' }, (err, html) => (err ? next(err) : res.send(html)));
});
app.get('/lost', (req, res) => {
  res.app.render('lost', (err) => {
    if (err) return res.status(500).send('lost');
    res.send('found');
  });
});

module.exports = app;
`,
  files: {
    'views/mail.ejs': `
<p><%= sender %> to <%= name %> <%= typeof user %></p>
`,
  },
  requests: ['POST /mail/ann', 'GET /mail', 'GET /through-req', 'GET /lost'],
});
