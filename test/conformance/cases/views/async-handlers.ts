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
const load = (id) => new Promise((resolve, reject) => setTimeout(() => (id === '0' ? reject(new Error('no such id')) : resolve({ id })), 2));

app.get('/await/:id', async (req, res, next) => {
  try {
    const item = await load(req.params.id);
    res.render('item', { item });
  } catch (err) {
    next(err);
  }
});
app.get('/then/:id', (req, res, next) => {
  load(req.params.id)
    .then((item) => res.render('item', { item }))
    .catch(next);
});
app.get('/callback/:id', (req, res, next) => {
  setTimeout(() => {
    if (req.params.id === '0') return res.status(404).render('lost');
    res.render('item', { item: { id: req.params.id } });
  }, 1);
});
app.get('/after', (req, res) => {
  res.render('item', { item: { id: 'after' } });
  load('1');
});

app.use((err, req, res, next) => res.status(500).render('lost', { why: err.message }));

module.exports = app;
`,
  files: {
    'views/item.ejs': `
item <%= item.id %>
`,
    'views/lost.ejs': `
lost <%= locals.why %>
`,
  },
  requests: [
    'GET /await/1',
    'GET /await/0',
    'GET /then/1',
    'GET /then/0',
    'GET /callback/1',
    'GET /callback/0',
    'GET /after',
  ],
});
