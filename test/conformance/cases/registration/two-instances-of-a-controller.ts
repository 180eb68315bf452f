import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

class Visits {
  constructor(name) {
    this.name = name;
    this.count = 0;
  }

  add = (req, res) => {
    this.count += 1;
    res.json({ name: this.name, count: this.count });
  };
}

const routes = (controller) => {
  const router = express.Router();
  router.post('/', controller.add);
  return router;
};

app.use('/a', routes(new Visits('a')));
app.use('/b', routes(new Visits('b')));

module.exports = app;
`,
  requests: [
    'POST /a',
    'POST /b',
    'POST /a',
  ],
});
