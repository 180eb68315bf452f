import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 calls return res'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/', (req, res) => {
  res
    .status(201)
    .set('X-A', 'a')
    .append('X-A', 'b')
    .type('json')
    .cookie('c', '1')
    .vary('Cookie')
    .links({ self: '/' })
    .location('/made')
    .send({ made: true });
});
app.get('/ended', (req, res) => res.json({ a: 1 }).end());
app.get('/attached', (req, res) => res.attachment('a.txt').status(202).send('a'));

module.exports = app;
`,
  requests: ['GET /', 'GET /ended', 'GET /attached'],
});
