import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const table = [
  { method: 'get', path: '/fruits', handler: (req, res) => res.json(['apple', 'pear']) },
  { method: 'get', path: '/fruits/:name', handler: (req, res) => res.json({ fruit: req.params.name }) },
  { method: 'delete', path: '/fruits/:name', handler: (req, res) => res.sendStatus(204) },
];

for (const { method, path, handler } of table) {
  app[method](path, handler);
}

module.exports = app;
`,
  requests: ['GET /fruits', 'GET /fruits/apple', 'DELETE /fruits/apple'],
});
