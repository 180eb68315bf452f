import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.4',
  covers: ['9.4 target stays as given'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/external', (req, res) => res.redirect('https://example.com/docs?x=1#top'));
app.get('/relative/here', (req, res) => res.redirect('there'));
app.get('/up/here', (req, res) => res.redirect('..'));
app.get('/spaces', (req, res) => res.redirect('/a b/ü?q=æ'));
app.get('/escaped', (req, res) => res.redirect('/a%20b'));

module.exports = app;
`,
  requests: ['GET /external', 'GET /relative/here', 'GET /up/here', 'GET /spaces', 'GET /escaped'],
});
