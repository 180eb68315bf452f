import { defineCase } from '../../case.js';

const router = (name: string, method: string, limit: number) => `
const express = require('express');
const { rateLimit } = require('express-rate-limit');
const router = express.Router();

const LIMIT = ${limit};
const limiter = rateLimit({ windowMs: 60_000, limit: LIMIT, legacyHeaders: false });

function check(req, res, next) {
  if (req.query.${name}) return next();
  res.status(400).json({ missing: '${name}' });
}

const list = async (req, res) => {
  res.json({ ${name}: LIMIT });
};

function route(req, res) {
  res.json({ route: '${name}' });
}

router.${method}('/', check, list);
router.${method}('/limit', check, (req, res) => res.json({ limit: LIMIT }));
router.${method}('/limited', limiter, list);
router.${method}('/route', route);

module.exports = router;
`;

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const app = express();

app.use('/books', require('./routes/books'));
app.use('/books', require('./routes/orders'));

module.exports = app;
`,
  files: { 'routes/books.js': router('book', 'get', 3), 'routes/orders.js': router('order', 'post', 4) },
  requests: [
    'GET /books', 'GET /books?book=1', 'POST /books', 'POST /books?order=1', 'GET /books/limit?book=1', 'POST /books/limit?order=1',
    'GET /books/limited', 'POST /books/limited', 'GET /books/limited', 'GET /books/limited', 'GET /books/limited', 'POST /books/limited', 'GET /books/route', 'POST /books/route',
  ],
});
