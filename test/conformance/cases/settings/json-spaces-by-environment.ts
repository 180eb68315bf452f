import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const express = require('express');
const config = require('./config');
const app = express();

app.set('json spaces', 1);
if (config.isPretty) app.set('json spaces', 4);
if (config.isSafe) app.enable('json escape');

app.get('/', (req, res) => res.json({ text: '<b>', list: [1] }));

module.exports = app;
`,
  files: {
    'config.js': `
exports.isPretty = process.env.NODE_ENV === 'no such environment';
exports.isSafe = process.env.NODE_ENV !== 'no such environment';
`,
  },
  requests: ['GET /'],
});
