import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/link', (req, res) => {
  const { protocol, hostname, ip } = req;
  const accepts = req.accepts('json');
  res.json({ link: \`\${protocol}://\${hostname}/\`, known: !!ip, accepts });
});
app.get('/again', (req, res) => {
  const protocol = req.protocol;
  const host = req.get('host');
  res.json({ base: protocol + '://' + host });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/link', headers: { host: 'a.example' } },
    { method: 'GET', path: '/again', headers: { host: 'a.example' } },
  ],
});
