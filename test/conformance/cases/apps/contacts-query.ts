import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const contacts = [
  { id: 1, name: 'Ann', city: 'Oslo', age: 31 },
  { id: 2, name: 'Bo', city: 'Lima', age: 25 },
  { id: 3, name: 'Cid', city: 'Oslo', age: 47 },
  { id: 4, name: 'Dee', city: 'Pune', age: 19 },
];

app.get('/contacts', (req, res) => {
  let result = [...contacts];
  const { city, sort, fields, minAge } = req.query;

  if (city) result = result.filter((c) => [].concat(city).includes(c.city));
  if (minAge) result = result.filter((c) => c.age >= Number(minAge));
  if (sort) {
    const key = sort.replace(/^-/, '');
    const sign = sort.startsWith('-') ? -1 : 1;
    result.sort((a, b) => (a[key] > b[key] ? sign : -sign));
  }
  if (fields) {
    const wanted = fields.split(',');
    result = result.map((c) => Object.fromEntries(wanted.map((f) => [f, c[f]])));
  }

  res.set('X-Total-Count', result.length).json(result);
});

module.exports = app;
`,
  requests: [
    'GET /contacts',
    'GET /contacts?city=Oslo&city=Pune',
    'GET /contacts?sort=-age&fields=name,age',
    'GET /contacts?minAge=30&sort=name',
  ],
});
