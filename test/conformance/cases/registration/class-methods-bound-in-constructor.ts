import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const CounterController = require('./counter-controller');

const counter = new CounterController(10);

app.get('/count', counter.show);
app.post('/count', counter.increase);

module.exports = app;
`,
  files: {
    'counter-controller.js': `
class CounterController {
  constructor(start) {
    this.count = start;
    this.show = this.show.bind(this);
    this.increase = this.increase.bind(this);
  }

  show(req, res) {
    res.json({ count: this.count });
  }

  increase(req, res) {
    this.count += 1;
    res.status(201).json({ count: this.count });
  }
}

module.exports = CounterController;
`,
  },
  requests: [
    'GET /count',
    'POST /count',
    'POST /count',
    'GET /count',
  ],
});
