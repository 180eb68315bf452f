import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 404: the page names method and path', '4 a method without a route is a 404'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const api = express.Router();

api.get('/items', (req, res) => res.json([]));
api.use((req, res) => res.status(404).json({ error: req.method + ' ' + req.originalUrl }));
app.use('/api', api);
app.get('/', (req, res) => res.send('home'));

module.exports = app;
`,
  requests: ['GET /api/items', 'GET /api/none', 'POST /api/items', 'GET /none', 'POST /'],
});
