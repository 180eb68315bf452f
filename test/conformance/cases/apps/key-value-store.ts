import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const kv = express.Router();

const data = Object.create(null);

kv.use(express.text({ type: '*/*' }));

kv.get('/', (req, res) => res.json(Object.keys(data).sort()));

kv.route('/:key')
  .all((req, res, next) => {
    if (!/^[a-z]+$/.test(req.params.key)) return res.status(400).type('txt').send('bad key');
    next();
  })
  .get((req, res) => {
    if (!(req.params.key in data)) return res.sendStatus(404);
    res.type('text/plain').send(data[req.params.key]);
  })
  .put((req, res) => {
    const created = !(req.params.key in data);
    data[req.params.key] = req.body;
    res.sendStatus(created ? 201 : 204);
  })
  .delete((req, res) => {
    delete data[req.params.key];
    res.sendStatus(204);
  });

app.use('/kv', kv);

module.exports = app;
`,
  requests: [
    { method: 'PUT', path: '/kv/colour', headers: { 'content-type': 'text/plain' }, body: 'teal' },
    { method: 'PUT', path: '/kv/colour', headers: { 'content-type': 'text/plain' }, body: 'navy' },
    'GET /kv/colour',
    'GET /kv/COLOUR',
    'GET /kv',
    'DELETE /kv/colour',
    'GET /kv/colour',
  ],
});
