import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['10 reading: JSON'],
  expect: 'native',
  app: `
const express = require('express');
const cookieParser = require('cookie-parser');
const app = express();

app.use(cookieParser());

app.get('/cart', (req, res) => {
  const cart = req.cookies.cart || { items: [] };
  res.json({ count: cart.items.length, cart });
});

module.exports = app;
`,
  requests: [
    'GET /cart',
    { method: 'GET', path: '/cart', headers: { cookie: 'cart=j%3A%7B%22items%22%3A%5B1%2C2%5D%7D' } },
  ],
});
