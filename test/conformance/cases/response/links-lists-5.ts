import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 links', '14 links with an array'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/', (req, res) => {
  res.links({ next: '/b', preload: ['/a.css', '/b.js'] });
  res.json({});
});
app.get('/computed', (req, res) => {
  const assets = ['/a.css', '/b.js'].concat(req.query.more ? ['/c.js'] : []);
  const links = { preload: assets };
  res.links(links).json({});
});

module.exports = app;
`,
  requests: ['GET /', 'GET /computed', 'GET /computed?more=1'],
});
