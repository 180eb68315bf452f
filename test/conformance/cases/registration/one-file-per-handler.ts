import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.get('/links', require('./handlers/list-links'));
app.post('/links', require('./handlers/add-link'));

module.exports = app;
`,
  files: {
    'store.js': `
const links = ['https://nodejs.org'];

module.exports = { links };
`,
    'handlers/list-links.js': `
const { links } = require('../store');

module.exports = function listLinks(req, res) {
  res.json({ links });
};
`,
    'handlers/add-link.js': `
const store = require('../store');

module.exports = async (req, res) => {
  const { url } = req.body;
  if (typeof url !== 'string' || !url.startsWith('https://')) {
    return res.status(422).json({ error: 'https only' });
  }
  store.links.push(url);
  return res.status(201).json({ url, total: store.links.length });
};
`,
  },
  requests: [
    'GET /links',
    { method: 'POST', path: '/links', body: { url: 'ftp://x' } },
    { method: 'POST', path: '/links', body: { url: 'https://expressjs.com' } },
    'GET /links',
  ],
});
