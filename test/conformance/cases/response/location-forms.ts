import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 location'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/encoded', (req, res) => res.status(201).location('/a b/ü?x=<y>').end());
app.post('/escaped', (req, res) => res.status(201).location('/a%20b%zz').end());
app.post('/absolute', (req, res) => res.location('https://shop.test/orders/1').status(201).json({ id: 1 }));
app.post('/computed/:id', (req, res) => {
  res.location(\`/orders/\${req.params.id}\`);
  res.status(201).json({ id: req.params.id });
});
app.post('/number', (req, res) => res.location(42).sendStatus(202));

module.exports = app;
`,
  requests: ['POST /encoded', 'POST /escaped', 'POST /absolute', 'POST /computed/7', 'POST /number'],
});
