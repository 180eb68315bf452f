import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const db = require('./db');
const app = express();

app.get('/price/:id', (req, res) => {
  if (req.query.live) {
    db.price(req.params.id, (err, price) => {
      if (err) return res.status(502).send('no price');
      res.json({ price, live: true });
    });
    return;
  }
  res.json({ price: 5, live: false });
});
app.get('/stock/:id', (req, res) => {
  if (req.query.fresh) {
    return db.price(req.params.id, (err, price) => {
      res.json({ price, fresh: true });
    });
  }
  res.json({ fresh: false });
});

module.exports = app;
`,
  files: {
    'db.js': `
exports.price = (id, callback) => setTimeout(() => callback(id === '0' ? new Error('none') : null, Number(id) * 2), 2);
`,
  },
  requests: [
    'GET /price/3',
    'GET /price/3?live=1',
    'GET /price/0?live=1',
    'GET /stock/4',
    'GET /stock/4?fresh=1',
  ],
});
