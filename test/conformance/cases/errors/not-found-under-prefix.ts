import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const api = express.Router();

api.get('/users', (req, res) => res.json([]));
api.use((req, res) => res.status(404).json({ error: 'No such API', path: req.path }));

app.use('/api', api);
app.get('/', (req, res) => res.send('home'));
app.use((req, res) => res.status(404).send('Page not found'));

module.exports = app;
`,
  requests: ['GET /api/users', 'GET /api/nothing', 'GET /api', 'GET /nothing', 'GET /'],
});
