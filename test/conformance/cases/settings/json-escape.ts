import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 json escape', '1 json replacer'],
  app: `
const express = require('express');
const app = express();

app.set('json escape', true);
app.set('json replacer', (key, value) => (key === 'password' ? undefined : value));
app.get('/user', (req, res) => res.json({ name: '<b>Ann</b>', password: 'x' }));

module.exports = app;
`,
  requests: ['GET /user'],
});
