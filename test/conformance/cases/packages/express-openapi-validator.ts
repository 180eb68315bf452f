import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const OpenApiValidator = require('express-openapi-validator');
const app = express();

const apiSpec = {
  openapi: '3.0.0',
  info: { title: 'pets', version: '1' },
  paths: {
    '/pets': {
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, default: 10 } }],
        responses: { 200: { description: 'ok' } },
      },
      post: {
        requestBody: { required: true, content: { 'application/json': { schema: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } } } },
        responses: { 201: { description: 'made' } },
      },
    },
  },
};

app.use(express.json());
app.use(OpenApiValidator.middleware({ apiSpec, validateRequests: true }));
app.get('/pets', (req, res) => res.json({ limit: req.query.limit }));
app.post('/pets', (req, res) => res.status(201).json({ name: req.body.name }));
app.use((err, req, res, next) => res.status(err.status || 500).json({ message: err.message, errors: err.errors }));

module.exports = app;
`,
  requests: [
    'GET /pets?limit=3',
    'GET /pets?limit=0',
    { method: 'POST', path: '/pets', body: { name: 'rex' } },
    { method: 'POST', path: '/pets', body: { name: 5 } },
    { method: 'POST', path: '/pets', body: {} },
    'GET /unknown',
    'PUT /pets',
  ],
});
