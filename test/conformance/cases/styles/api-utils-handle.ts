import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const ApiUtils = require('./ApiUtils');
const store = require('./store');
const app = express();
app.use(express.json());

app.get('/cards', (req, res) => store.list(ApiUtils.handle(res)));
app.get('/cards/:id', (req, res) => {
  store.get(req.params.id, ApiUtils.handle(res, 404));
});
app.post('/cards', function (req, res) {
  store.save(req.body, ApiUtils.handleCreated(res));
});

module.exports = app;
`,
  files: {
    'ApiUtils.js': `
class ApiUtils {
  static handle(res, errorCode = 500) {
    return (err, data) => {
      if (err) return res.status(errorCode).json({ error: err.message });
      res.json(data);
    };
  }

  static handleCreated(res) {
    return function (err, data) {
      if (err) {
        res.status(400).send(err.message);
        return;
      }
      res.status(201).json(data);
    };
  }
}

module.exports = ApiUtils;
`,
    'store.js': `
const cards = { a: { id: 'a' } };

exports.list = (cb) => setImmediate(cb, null, Object.values(cards));
exports.get = (id, cb) => setImmediate(() => (cards[id] ? cb(null, cards[id]) : cb(new Error('no card ' + id))));
exports.save = (card, cb) => setImmediate(() => (card.id ? cb(null, card) : cb(new Error('id!'))));
`,
  },
  requests: [
    'GET /cards',
    'GET /cards/a',
    'GET /cards/b',
    { method: 'POST', path: '/cards', body: { id: 'c' } },
    { method: 'POST', path: '/cards', body: {} },
  ],
});
