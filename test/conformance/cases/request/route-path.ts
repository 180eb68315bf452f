import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  covers: ['6.1 route'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/users/:id', (req, res) => res.json({ path: req.route.path, id: req.params.id }));
app.route('/things').get((req, res) => res.json({ path: req.route.path })).post((req, res) => res.json({ path: req.route.path, post: true }));

const router = express.Router();
router.get('/inner/:n', (req, res) => res.json({ full: req.baseUrl + req.route.path }));
app.use('/outer', router);

module.exports = app;
`,
  requests: [
    'GET /users/4',
    'GET /things',
    'POST /things',
    'GET /outer/inner/2',
  ],
});
