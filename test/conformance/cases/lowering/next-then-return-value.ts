import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const stamp = (req, res, next) => {
  req.stamp = 'on';
  next();
  return true;
};
const log = (req, res, next) => {
  next();
  return;
};

app.use(stamp);
app.use(log);
app.get('/stamped', (req, res) => res.json({ stamp: req.stamp }));

module.exports = app;
`,
  requests: [
    'GET /stamped',
  ],
});
