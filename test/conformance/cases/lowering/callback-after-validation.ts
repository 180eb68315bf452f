import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const save = (value, done) => process.nextTick(() => done(null, { saved: value }));

app.use(express.json());
app.post('/items', (req, res) => {
  const { name } = req.body;
  if (!name) {
    return res.status(400).json({ error: 'name is required' });
  }
  res.set('X-Name', name);
  save(name, (err, item) => {
    res.status(201).json(item);
  });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/items', body: {} },
    { method: 'POST', path: '/items', body: { name: 'x' } },
  ],
});
