import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const ItemController = require('./item-controller');

const items = new ItemController();

app.get('/items', (req, res) => items.list(req, res));
app.get('/items/:id', (req, res) => items.show(req, res));

module.exports = app;
`,
  files: {
    'base-controller.js': `
class BaseController {
  ok(res, data, status = 200) {
    return res.status(status).json({ success: true, data });
  }

  notFound(res, what) {
    return res.status(404).json({ success: false, error: what + ' not found' });
  }
}

module.exports = BaseController;
`,
    'item-controller.js': `
const BaseController = require('./base-controller');

const items = [{ id: 1, name: 'Pen' }];

class ItemController extends BaseController {
  list(req, res) {
    return this.ok(res, items);
  }

  show(req, res) {
    const item = items.find((one) => one.id === Number(req.params.id));
    if (!item) return this.notFound(res, 'Item');
    this.ok(res, item);
  }
}

module.exports = ItemController;
`,
  },
  requests: [
    'GET /items',
    'GET /items/1',
    'GET /items/5',
  ],
});
