import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const vhost = require('vhost');
const app = express();
const api = express();

api.get('/', (req, res) => res.json({ host: req.vhost.hostname, sub: req.vhost[0] }));
api.get('/users', (req, res) => res.json(['ann']));

app.use(vhost('*.api.example', api));
app.get('/', (req, res) => res.send('main'));
app.get('/users', (req, res) => res.send('main users'));

module.exports = app;
`,
  requests: [
    'GET /',
    'GET /users',
    { method: 'GET', path: '/', headers: { host: 'v1.api.example' } },
    { method: 'GET', path: '/users', headers: { host: 'v1.api.example' } },
    { method: 'GET', path: '/none', headers: { host: 'v1.api.example' } },
    { method: 'GET', path: '/users', headers: { host: 'api.example' } },
  ],
});
