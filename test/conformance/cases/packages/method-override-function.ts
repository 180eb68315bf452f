import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 rewriting req.url or req.method'],
  app: `
const express = require('express');
const methodOverride = require('method-override');
const app = express();

app.use(express.urlencoded({ extended: true }));
app.use(methodOverride(function (req, res) {
  if (req.body && typeof req.body === 'object' && '_method' in req.body) {
    // look in urlencoded POST bodies and delete it
    const method = req.body._method;
    delete req.body._method;
    return method;
  }
}));

app.get('/articles/:id', (req, res) => res.json({ id: req.params.id }));
app.put('/articles/:id', (req, res) => res.json({ method: req.method, saved: req.body }));
app.delete('/articles/:id', (req, res) => res.json({ deleted: req.params.id }));
app.get('/articles', (req, res) => res.json([]));
app.post('/articles', (req, res) => res.status(201).json(req.body));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/articles/1', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '_method=PUT&title=a' },
    { method: 'POST', path: '/articles/1', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '_method=DELETE' },
    { method: 'POST', path: '/articles/1', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'title=a' },
    { method: 'POST', path: '/articles', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'title=a' },
    { method: 'PUT', path: '/articles/1', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'title=b' },
    'DELETE /articles/2',
    'GET /articles/2',
  ],
});
