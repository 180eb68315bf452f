import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.2',
  covers: ['6.2 acceptsLanguages'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const supported = ['en', 'de', 'fr'];

app.get('/hello', (req, res) => {
  const language = req.acceptsLanguages(supported) || 'en';
  res.set('Content-Language', language);
  res.send(language === 'de' ? 'Guten Tag' : language === 'fr' ? 'Bonjour' : 'Hello');
});
app.get('/langs', (req, res) => res.json({ list: req.acceptsLanguages(), first: req.acceptsLanguages()[0], two: req.acceptsLanguages('de', 'en') }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/hello', headers: { 'accept-language': 'de-AT,de;q=0.9,en;q=0.5' } },
    { method: 'GET', path: '/hello', headers: { 'accept-language': 'fr' } },
    { method: 'GET', path: '/hello', headers: { 'accept-language': 'ja' } },
    'GET /hello',
    { method: 'GET', path: '/langs', headers: { 'accept-language': 'en-GB;q=0.8, de' } },
  ],
});
