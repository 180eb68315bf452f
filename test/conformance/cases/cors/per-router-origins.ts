import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();
const admin = express.Router();
const shop = express.Router();

admin.use(cors({ origin: 'https://admin.example', credentials: true, exposedHeaders: ['X-Total', 'X-Page'] }));
admin.get('/stats', (req, res) => res.set('X-Total', '3').json({ stats: true }));
shop.use(cors({ origin: [/\\.shop\\.example$/, 'https://shop.example'], maxAge: 600, methods: 'GET' }));
shop.get('/items', (req, res) => res.json([]));
app.use('/admin', admin);
app.use('/shop', shop);

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/admin/stats', headers: { origin: 'https://admin.example' } },
    { method: 'OPTIONS', path: '/admin/stats', headers: { origin: 'https://x.example', 'access-control-request-method': 'GET' } },
    { method: 'GET', path: '/shop/items', headers: { origin: 'https://eu.shop.example' } },
    { method: 'GET', path: '/shop/items', headers: { origin: 'https://shop.example' } },
    { method: 'GET', path: '/shop/items', headers: { origin: 'https://other.example' } },
    { method: 'OPTIONS', path: '/shop/items', headers: { origin: 'https://eu.shop.example', 'access-control-request-method': 'GET' } },
    { method: 'OPTIONS', path: '/shop/items', headers: { origin: 'https://other.example', 'access-control-request-method': 'GET' } },
  ],
});
