import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const db = require('./db');
const app = express();

app.get('/nested/:id', (req, res) => {
  db.load(req.params.id).then((item) => {
    try {
      db.price(item.id, (err, price) => {
        if (err) return res.status(502).json({ error: err.message });
        res.json({ id: item.id, price });
      });
    } catch (error) {
      res.status(500).json({ error: error.message });
    }
  });
});

module.exports = app;
`,
  files: {
    'db.js': `
exports.load = async (id) => (id === '0' ? { id: null } : { id });
exports.price = (id, callback) => {
  if (id === null) throw new Error('no id');
  setImmediate(() => (id === '9' ? callback(new Error('no price')) : callback(null, Number(id) * 2)));
};
`,
  },
  requests: [
    'GET /nested/1',
    'GET /nested/9',
    'GET /nested/0',
  ],
});
