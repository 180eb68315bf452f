import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const pages = [
  { path: '/about', title: 'About' },
  { path: '/terms', title: 'Terms' },
];

pages.forEach(({ path, title }) => {
  app.get(path, (req, res) => res.json({ title, path: req.path }));
});
for (const name of ['red', 'blue']) {
  app.get('/colours/' + name, (req, res) => res.send(name));
}

module.exports = app;
`,
  requests: [
    'GET /about',
    'GET /terms',
    'GET /colours/red',
    'GET /colours/blue',
  ],
});
