import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/grade/:points', (req, res) => {
  const points = Number(req.params.points);
  if (Number.isNaN(points)) {
    res.status(400).send('not a number');
  } else if (points >= 90) {
    res.send('A');
  } else if (points >= 80) {
    res.send('B');
  } else {
    res.send('C');
  }
});

module.exports = app;
`,
  requests: ['GET /grade/95', 'GET /grade/80', 'GET /grade/12', 'GET /grade/x'],
});
