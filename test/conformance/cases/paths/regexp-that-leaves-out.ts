import { defineCase } from '../../case.js';

// The page of a single-page app for all but the API: routes of the API stay apart from it.
export default defineCase({
  section: '2',
  app: `
const express = require('express');
const app = express();

app.get(/^\\/(?!api|auth)/, (req, res) => res.send('page ' + req.path));
app.get('/api/books', (req, res) => res.json([]));
app.get('/api/books/:id', (req, res) => res.json({ id: req.params.id }));
app.get('/auth/:provider/callback', (req, res) => res.json({ provider: req.params.provider }));
app.get('/apiary/:id', (req, res) => res.json({ hive: req.params.id }));
app.get('/users/:id', (req, res) => res.json({ never: true }));

module.exports = app;
`,
  requests: ['GET /', 'GET /api/books', 'GET /api/books/3', 'GET /auth/github/callback', 'GET /apiary/3', 'GET /users/3', 'GET /books/3', 'GET /apis', 'GET /api'],
});
