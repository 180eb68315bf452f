import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const { Router } = require('express');

class Counter {
  constructor(step) {
    this.step = step;
    this.count = 0;
    this.router = Router();
    this.router.post('/', (req, res) => {
      this.count += this.step;
      res.json({ count: this.count });
    });
  }
}

app.use('/ones', new Counter(1).router);
app.use('/tens', new Counter(10).router);

module.exports = app;
`,
  requests: [
    'POST /ones',
    'POST /tens',
    'POST /ones',
    'POST /tens',
  ],
});
