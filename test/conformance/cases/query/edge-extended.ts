import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  covers: ['7 extended: indexes, depth and limits', '7 extended: nested objects and arrays'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/q', (req, res) => res.json(req.query));

module.exports = app;
`,
  requests: [
    'GET /q?l[1]=b&l[0]=a&m[25]=x&d[]=4&a[]=1&a=2',
    'GET /q?a[b][c][d][e][f][g]=deep&a.b=1',
    'GET /q?a[__proto__][b]=1&hasOwnProperty=2&x[toString]=3',
    'GET /q?a=%zz&b=1+2&c',
    'GET /q?filter[price][gte]=10&filter[price][lt]=20&sort=-price,name',
  ],
});
