import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 vary', '9.2 vary: star and nothing', '14 vary without arguments'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/list', (req, res) => {
  res.vary(['Accept-Language', 'Cookie']);
  res.json({ list: true });
});
app.get('/comma', (req, res) => res.vary('Origin, Accept-Language').send('comma'));
app.get('/twice', (req, res) => {
  res.set('Vary', 'Accept-Language');
  res.vary('accept-language');
  res.vary('Cookie');
  res.send('twice');
});
app.get('/none', (req, res) => res.vary([]).send('none'));
app.get('/computed', (req, res) => {
  const fields = ['X-Tenant', 'X-Region'];
  if (req.query.one) fields.pop();
  res.vary(fields).json({ fields });
});
app.get('/star', (req, res) => {
  res.vary('Cookie');
  res.vary('*');
  res.json({ star: true });
});

module.exports = app;
`,
  requests: ['GET /list', 'GET /comma', 'GET /twice', 'GET /none', 'GET /computed', 'GET /computed?one=1', 'GET /star'],
});
