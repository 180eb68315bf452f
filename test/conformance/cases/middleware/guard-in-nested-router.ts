import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();
app.use(express.json());

function protect(req, res, next) {
  if (!req.headers.authorization) return next(Object.assign(new Error('Please log in'), { status: 401 }));
  req.user = { name: req.headers.authorization };
  next();
}

const reviews = express.Router({ mergeParams: true });
reviews.use(protect);
reviews.get('/', (req, res) => res.json({ tour: req.params.tourId, by: req.user.name }));

const tours = express.Router();
tours.use('/:tourId/reviews', reviews);
tours.get('/:id', (req, res) => res.json({ id: req.params.id }));

app.use('/tours', tours);
app.use((req, res, next) => next(Object.assign(new Error('Nothing at ' + req.originalUrl), { status: 404 })));
app.use((err, req, res, next) => res.status(err.status || 500).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /tours/7',
    'GET /tours/7/reviews',
    { method: 'GET', path: '/tours/7/reviews', headers: { authorization: 'Ann' } },
    'GET /tours/7/reviews/9',
    { method: 'GET', path: '/tours/7/reviews/9', headers: { authorization: 'Ann' } },
    'POST /tours/7/reviews',
    { method: 'POST', path: '/tours/7/reviews', headers: { authorization: 'Ann' }, body: {} },
    'GET /tours/7/other',
    'GET /nothing',
  ],
});
