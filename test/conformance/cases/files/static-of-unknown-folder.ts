import { defineCase } from '../../case.js';

// Routes with a name of their own are native; those whose path a file may have are not.
export default defineCase({
  section: '11',
  expect: 'bridged',
  app: `
const path = require('path');
const express = require('express');
const app = express();

const folders = { plain: path.join(__dirname, 'site') };

app.use(express.static(folders[process.env.KIND_OF_SITE || 'plain']));
app.get('/', (req, res) => res.send('no page'));
app.get('/report.txt', (req, res) => res.send('no report'));
app.get('/:page', (req, res) => res.send('page ' + req.params.page));
app.get('/api/books', (req, res) => res.json([]));
app.get('/api/books/:id', (req, res) => res.json({ id: req.params.id }));

module.exports = app;
`,
  files: { 'site/index.html': '<p>home</p>\n', 'site/report.txt': 'rain\n', 'site/about.html': '<p>about</p>\n' },
  requests: ['GET /', 'GET /report.txt', 'GET /about.html', 'GET /other', 'GET /api/books', 'GET /api/books/3', 'POST /api/books'],
});
