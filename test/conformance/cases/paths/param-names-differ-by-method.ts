import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/rooms/:id', (req, res) => res.json({ id: req.params.id }));
app.put('/rooms/:roomId', (req, res) => res.json({ roomId: req.params.roomId, id: req.params.id }));
app.delete('/rooms/:number', (req, res) => res.json({ number: req.params.number }));

module.exports = app;
`,
  requests: ['GET /rooms/1', 'PUT /rooms/2', 'DELETE /rooms/3'],
});
