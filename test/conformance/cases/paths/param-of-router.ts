import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.5',
  covers: ['2.5 runs before the handlers of its own router'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const router = express.Router();

router.param('id', (req, res, next, id, name) => {
  if (!/^\\d+$/.test(id)) return res.status(400).json({ error: name + ' must be a number' });
  next();
});
router.get('/:id', (req, res) => res.json({ id: Number(req.params.id) }));
app.use('/orders', router);
app.get('/notes/:id', (req, res) => res.json({ note: req.params.id }));

module.exports = app;
`,
  requests: ['GET /orders/1', 'GET /orders/x', 'GET /notes/x'],
});
