import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['13 state shared by routes', '3 one router in several places, shared state'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.use('/cart', require('./routes/cart'));
app.use('/checkout', require('./routes/checkout'));

module.exports = app;
`,
  files: {
    'store.js': `
const items = new Map();

module.exports = {
  put(sku, quantity) {
    items.set(sku, (items.get(sku) ?? 0) + quantity);
  },
  list: () => [...items].map(([sku, quantity]) => ({ sku, quantity })),
  clear: () => items.clear(),
};
`,
    'routes/cart.js': `
const { Router } = require('express');
const store = require('../store');

const router = Router();

router.get('/', (req, res) => res.json(store.list()));
router.post('/', (req, res) => {
  store.put(req.body.sku, req.body.quantity ?? 1);
  res.status(201).json(store.list());
});

module.exports = router;
`,
    'routes/checkout.js': `
const { Router } = require('express');
const store = require('../store');

const router = Router();

router.post('/', (req, res) => {
  const items = store.list();
  if (items.length === 0) return res.status(409).json({ error: 'cart is empty' });
  store.clear();
  res.json({ ordered: items });
});

module.exports = router;
`,
  },
  requests: [
    'POST /checkout',
    { method: 'POST', path: '/cart', body: { sku: 'a', quantity: 2 } },
    { method: 'POST', path: '/cart', body: { sku: 'a' } },
    'GET /cart',
    'POST /checkout',
    'GET /cart',
  ],
});
