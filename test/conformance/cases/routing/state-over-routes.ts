import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 handlers over several calls and routers'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/cart', (req, res, next) => {
  req.items = ['book'];
  next();
});

const router = express.Router();

router.get('/', (req, res) => res.json({ items: req.items }));
app.use('/cart', router);

module.exports = app;
`,
  requests: ['GET /cart'],
});
