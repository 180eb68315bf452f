import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  express: 4,
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

const pick = require('./pick');

app.use(express.json());
app.post('/items/:id', (req, res) => {
  const given = pick(req, ['params', 'query', 'body']);
  res.json(given);
});

module.exports = app;
`,
  files: {
    'pick.js': `
const pick = (object, keys) =>
  keys.reduce((obj, key) => {
    if (object && Object.prototype.hasOwnProperty.call(object, key)) {
      obj[key] = object[key];
    }
    return obj;
  }, {});

module.exports = pick;
`,
  },
  requests: [
    { method: 'POST', path: '/items/4?sort=name', body: { a: 1 } },
  ],
});
