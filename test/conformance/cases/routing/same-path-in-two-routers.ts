import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 handlers over several calls and routers'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const first = express.Router();
const second = express.Router();

first.get('/x', (req, res, next) => (req.query.first ? res.send('first') : next()));
second.get('/x', (req, res) => res.send('second'));
app.use(first);
app.use(second);

module.exports = app;
`,
  requests: ['GET /x', 'GET /x?first=1'],
});
