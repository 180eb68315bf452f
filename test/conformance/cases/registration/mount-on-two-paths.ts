import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const router = express.Router();

router.get('/list', (req, res) => res.json({ mountedAt: req.baseUrl }));

app.use(['/catalog', '/shop'], router);

module.exports = app;
`,
  requests: ['GET /catalog/list', 'GET /shop/list'],
});
