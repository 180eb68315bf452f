import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.4',
  covers: ['2.4 mergeParams', '2.4 a router sees its own only'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const outer = express.Router();
const middle = express.Router({ mergeParams: true });
const inner = express.Router({ mergeParams: true });

inner.get('/:c', (req, res) => res.json(req.params));
middle.use('/m/:b', inner);
outer.use('/o/:a', middle);
app.use('/x/:top', outer);

module.exports = app;
`,
  requests: ['GET /x/0/o/1/m/2/3'],
});
