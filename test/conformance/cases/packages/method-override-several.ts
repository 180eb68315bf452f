import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 rewriting req.url or req.method'],
  expect: 'native',
  app: `
const express = require('express');
const methodOverride = require('method-override');
const app = express();

app.use(methodOverride('X-HTTP-Method'));
app.use(methodOverride('X-Method-Override'));
app.use(methodOverride('_method'));

app.post('/jobs/:id', (req, res) => res.send('post ' + req.params.id));
app.put('/jobs/:id', (req, res) => res.send('put ' + req.params.id));
app.patch('/jobs/:id', (req, res) => res.send('patch ' + req.params.id));
app.delete('/jobs/:id', (req, res) => res.send('delete ' + req.params.id));

module.exports = app;
`,
  requests: [
    'POST /jobs/1',
    'POST /jobs/1?_method=PUT',
    { method: 'POST', path: '/jobs/1?_method=PUT', headers: { 'x-http-method': 'DELETE' } },
    { method: 'POST', path: '/jobs/1', headers: { 'x-http-method': 'DELETE' } },
    { method: 'POST', path: '/jobs/1', headers: { 'x-http-method': 'DELETE', 'x-method-override': 'PATCH' } },
    { method: 'POST', path: '/jobs/1?_method=nothing', headers: { 'x-http-method': 'DELETE' } },
    { method: 'DELETE', path: '/jobs/1?_method=PUT' },
  ],
});
