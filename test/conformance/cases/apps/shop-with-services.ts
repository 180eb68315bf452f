import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const { productsRouter, ordersRouter } = require('./api');
const errorMiddleware = require('./middlewares/error.middleware');

const app = express();

app.use(cors());
app.use(express.json());
app.use(express.urlencoded({ extended: false }));

app.get('/', (req, res) => {
  res.json({ message: 'Welcome to the shop' });
});

app.use('/api/products', productsRouter);
app.use('/api/orders', ordersRouter);

app.use(errorMiddleware);

module.exports = app;
`,
  files: {
    'api/index.js': `
exports.productsRouter = require('./products.routes');
exports.ordersRouter = require('./orders.routes');
`,
    'api/products.routes.js': `
const { Router } = require('express');
const products = require('../services/products.service');

const router = Router();

router.get('/', async (req, res, next) => {
  try {
    const { q } = req.query;
    res.json(await products.search(q));
  } catch (error) {
    next(error);
  }
});

router.get('/:sku', async (req, res, next) => {
  try {
    res.json(await products.get(req.params.sku));
  } catch (error) {
    next(error);
  }
});

module.exports = router;
`,
    'api/orders.routes.js': `
const { Router } = require('express');
const orders = require('../services/orders.service');
const { requireFields } = require('../middlewares/validate');

const router = Router();

router.post('/', requireFields('sku', 'quantity'), async (req, res, next) => {
  try {
    const order = await orders.place(req.body);
    res.status(201).json(order);
  } catch (error) {
    next(error);
  }
});

module.exports = router;
`,
    'services/products.service.js': `
const HttpError = require('../utils/http-error');

const products = new Map([
  ['lamp', { sku: 'lamp', price: 30, stock: 2 }],
  ['desk', { sku: 'desk', price: 200, stock: 1 }],
]);

exports.search = async (q = '') => [...products.values()].filter((p) => p.sku.includes(q));

exports.get = async (sku) => {
  const product = products.get(sku);
  if (!product) throw new HttpError(404, \`Unknown product: \${sku}\`);
  return product;
};
`,
    'services/orders.service.js': `
const HttpError = require('../utils/http-error');
const products = require('./products.service');

let lastId = 0;

exports.place = async ({ sku, quantity }) => {
  const product = await products.get(sku);
  if (product.stock < quantity) throw new HttpError(409, 'Not enough stock');
  product.stock -= quantity;
  lastId += 1;
  return { id: lastId, sku, quantity, total: product.price * quantity };
};
`,
    'middlewares/validate.js': `
const HttpError = require('../utils/http-error');

exports.requireFields =
  (...fields) =>
  (req, res, next) => {
    const missing = fields.filter((field) => req.body[field] === undefined);
    if (missing.length) return next(new HttpError(422, \`Missing: \${missing.join(', ')}\`));
    next();
  };
`,
    'middlewares/error.middleware.js': `
const HttpError = require('../utils/http-error');

module.exports = (error, req, res, next) => {
  if (error instanceof HttpError) {
    return res.status(error.status).json({ status: error.status, message: error.message });
  }
  return res.status(500).json({ status: 500, message: 'Something went wrong' });
};
`,
    'utils/http-error.js': `
module.exports = class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
};
`,
  },
  requests: [
    'GET /',
    'GET /api/products',
    'GET /api/products?q=de',
    'GET /api/products/chair',
    { method: 'POST', path: '/api/orders', body: { sku: 'lamp', quantity: 2 } },
    { method: 'POST', path: '/api/orders', body: { sku: 'lamp', quantity: 1 } },
    { method: 'POST', path: '/api/orders', body: { sku: 'lamp' } },
    { method: 'POST', path: '/api/orders', body: { sku: 'chair', quantity: 1 } },
    'GET /api/products/lamp',
  ],
});
