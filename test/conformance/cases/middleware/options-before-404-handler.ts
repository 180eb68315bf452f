import { defineCase } from '../../case.js';

// A router sends the list of methods at its own end: nothing behind it runs, neither guard nor 404 handler.
export default defineCase({
  section: '5',
  app: `
const express = require('express');
const app = express();

const guard = (req, res, next) => (req.get('x-key') === 'k' ? next() : res.status(401).json({ error: 'key' }));
const open = express.Router();
const closed = express.Router();

open.post('/login', (req, res) => res.json({ token: 'k' }));
closed.route('/:id').get((req, res) => res.json({ id: req.params.id })).delete((req, res) => res.status(204).end());

app.use('/auth', open);
app.use(guard);
app.use('/books', closed);
app.get('/direct', (req, res) => res.json({ direct: true }));
app.use((req, res) => res.status(404).json({ error: 'nothing here' }));
app.use((err, req, res, next) => res.status(500).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/auth/login' },
    { method: 'OPTIONS', path: '/auth/none' },
    { method: 'OPTIONS', path: '/books/1' },
    { method: 'OPTIONS', path: '/books/1', headers: { 'x-key': 'k' } },
    { method: 'OPTIONS', path: '/direct' },
    { method: 'OPTIONS', path: '/direct', headers: { 'x-key': 'k' } },
    { method: 'POST', path: '/auth/login' },
    'GET /books/1',
  ],
});
