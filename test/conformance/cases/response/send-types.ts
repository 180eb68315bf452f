import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 send: object, array, Date, Map, boolean', '9.1 send: null'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/date', (req, res) => res.send(new Date(0)));
app.get('/map', (req, res) => res.send(new Map([['a', 1]])));
app.get('/set', (req, res) => res.send(new Set([1])));
app.get('/false', (req, res) => res.send(false));
app.get('/class', (req, res) => {
  class Point {
    constructor(x) {
      this.x = x;
    }
    toJSON() {
      return { at: this.x };
    }
  }
  res.send(new Point(3));
});
app.get('/nan', (req, res) => res.send([NaN, undefined, () => 1]));
app.get('/null', (req, res) => res.type('txt').send(null));

module.exports = app;
`,
  requests: ['GET /date', 'GET /map', 'GET /set', 'GET /false', 'GET /class', 'GET /nan', 'GET /null'],
});
