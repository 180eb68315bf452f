import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',

  app: `
const express = require('express');
const app = express();

function clientAddress(req, res, next) {
  const address = req.get('cf-connecting-ip');
  if (address) Object.defineProperty(req, 'ip', { value: address, configurable: true });
  req.tag = \`from \${address}\`;
  next();
}

app.use(clientAddress);
app.get('/ip', (req, res) => res.json({ ip: req.ip }));
app.get('/tag', (req, res) => res.json({ tag: req.tag }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/ip', headers: { 'cf-connecting-ip': '10.1.2.3' } },
    { method: 'GET', path: '/tag', headers: { 'cf-connecting-ip': '10.1.2.4' } },
  ],
});
