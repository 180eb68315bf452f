import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const { getTour, createTour } = require('./controllers/tours');
const app = express();

app.use(express.json());

app.route('/tours/:id').get(getTour);
app.route('/tours').post(createTour);

app.use((err, req, res, next) => {
  if (err.name === 'ValidationError') {
    return res.status(400).json({ status: 'fail', errors: err.errors });
  }
  res.status(err.statusCode || 500).json({ status: 'error', message: err.message });
});

module.exports = app;
`,
  files: {
    'utils/catchAsync.js': `
module.exports = function catchAsync(fn) {
  return function (req, res, next) {
    fn(req, res, next).catch((err) => next(err));
  };
};
`,
    'controllers/tours.js': `
const catchAsync = require('../utils/catchAsync');

const tours = new Map([['1', { id: '1', name: 'Fjords' }]]);

exports.getTour = catchAsync(async (req, res, next) => {
  const tour = tours.get(req.params.id);
  if (!tour) {
    const err = new Error('No tour found with that ID');
    err.statusCode = 404;
    throw err;
  }
  res.status(200).json({ status: 'success', data: { tour } });
});

exports.createTour = catchAsync(async (req, res, next) => {
  if (!req.body.name) {
    const err = new Error('Invalid input');
    err.name = 'ValidationError';
    err.errors = ['A tour must have a name'];
    throw err;
  }
  res.status(201).json({ status: 'success', data: { tour: req.body } });
});
`,
  },
  requests: [
    'GET /tours/1',
    'GET /tours/9',
    { method: 'POST', path: '/tours', body: { name: 'Glaciers' } },
    { method: 'POST', path: '/tours', body: {} },
  ],
});
