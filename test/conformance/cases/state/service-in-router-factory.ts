import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const makeRouter = require('./router');
const { Cart } = require('./cart');

app.use(express.json());
app.use('/cart', makeRouter(new Cart()));

module.exports = app;
`,
  files: {
    'cart.js': `
class Cart {
  constructor() {
    this.items = [];
  }

  add(name) {
    this.items.push(name);
    return this.items.length;
  }
}

module.exports = { Cart };
`,
    'router.js': `
const { Router } = require('express');

module.exports = function makeRouter(cart) {
  const router = Router();

  router.get('/', (req, res) => res.json(cart.items));
  router.post('/', (req, res) => res.status(201).json({ count: cart.add(req.body.name) }));

  return router;
};
`,
  },
  requests: [
    { method: 'POST', path: '/cart', body: { name: 'pen' } },
    { method: 'POST', path: '/cart', body: { name: 'cup' } },
    'GET /cart',
  ],
});
