import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const path = require('path');
const express = require('express');
const { I18n } = require('i18n');
const app = express();

const i18n = new I18n({ locales: ['en', 'de'], directory: path.join(__dirname, 'locales'), updateFiles: false, defaultLocale: 'en' });
app.use(i18n.init);
app.get('/hello', (req, res) => res.json({ text: res.__('hello'), locale: req.getLocale() }));

module.exports = app;
`,
  files: {
    'locales/en.json': `
{ "hello": "Hello" }
`,
    'locales/de.json': `
{ "hello": "Hallo" }
`,
  },
  requests: [
    'GET /hello',
    { method: 'GET', path: '/hello', headers: { 'accept-language': 'de' } },
  ],
});
