import { defineCase } from '../../case.js';

// Nobody answers OPTIONS but Express itself, and what stands in front of the routes runs first.
export default defineCase({
  section: '5',
  app: `
const express = require('express');
const app = express();

const guard = (req, res, next) => (req.get('x-key') === 'k' ? next() : res.status(401).json({ error: 'key' }));
const api = express.Router();

api.use(guard);
api.get('/books', (req, res) => res.json([]));
api.post('/books', (req, res) => res.status(201).end());
app.use((req, res, next) => {
  res.set('X-Seen', 'yes');
  next();
});
app.get('/open', (req, res) => res.json({ open: true }));
app.use('/api', api);
app.get('/own', guard, (req, res) => res.json({ own: true }));

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/open' },
    { method: 'OPTIONS', path: '/api/books' },
    { method: 'OPTIONS', path: '/api/books', headers: { 'x-key': 'k' } },
    { method: 'OPTIONS', path: '/api/none' },
    { method: 'OPTIONS', path: '/own' },
    { method: 'OPTIONS', path: '/none' },
    'GET /api/books',
  ],
});
