import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 rewriting req.url or req.method'],
  expect: 'native',
  app: `
const express = require('express');
const session = require('express-session');
const methodOverride = require('method-override');
const app = express();

app.use(session({ secret: 's', resave: false, saveUninitialized: true, genid: () => 'one' }));
app.use(express.urlencoded({ extended: false }));
app.use(methodOverride('_method'));

app.get('/cart', (req, res) => res.json(req.session.cart ?? []));
app.put('/cart', (req, res) => {
  req.session.cart = [...(req.session.cart ?? []), req.body.item];
  res.json({ method: req.method, cart: req.session.cart });
});
app.delete('/cart', (req, res) => {
  req.session.cart = [];
  res.sendStatus(204);
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/cart?_method=PUT', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'item=tea' },
    { method: 'PUT', path: '/cart', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'item=tea' },
    'POST /cart?_method=DELETE',
    'POST /cart',
    'POST /cart?_method=GET',
  ],
});
