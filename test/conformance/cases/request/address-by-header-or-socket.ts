import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

function clientAddress(req) {
  return (req.headers['x-forwarded-for'] || '').split(',')[0].trim() || req.socket.remoteAddress;
}

app.get('/who', (req, res) => res.json({ address: clientAddress(req) }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/who', headers: { 'x-forwarded-for': '203.0.113.9, 10.0.0.1' } },
  ],
});
