import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.5',
  covers: ['2.5 several callbacks and several names, in order'],
  app: `
const express = require('express');
const app = express();

const note = (text) => (req, res, next) => {
  req.notes = [...(req.notes || []), text];
  next();
};
app.param('shop', note('shop 1'));
app.param('shop', note('shop 2'));
app.param('item', note('item'));
app.get('/:shop/items/:item', (req, res) => res.json(req.notes));

module.exports = app;
`,
  requests: [
    'GET /a/items/7',
  ],
});
