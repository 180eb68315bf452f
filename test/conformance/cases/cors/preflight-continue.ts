import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(cors({ preflightContinue: true, origin: 'https://a.example', methods: ['GET', 'POST'] }));
app.options('/own', (req, res) => res.set('X-Own', 'yes').status(200).send('own'));
app.get('/own', (req, res) => res.json({ own: true }));
app.get('/plain', (req, res) => res.json({ plain: true }));

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/own', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
    { method: 'GET', path: '/own', headers: { origin: 'https://a.example' } },
    { method: 'OPTIONS', path: '/plain', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
    { method: 'GET', path: '/plain' },
  ],
});
