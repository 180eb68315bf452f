import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const config = require('./config');
const handlers = require('./handlers');
const app = express();

app.get('/a', config.fancy ? handlers.fancy : handlers.plain);
app.get('/b', config.strict ? handlers.guard : handlers.pass, (req, res) => res.json({ b: true }));
app.use('/c', config.strict ? handlers.pass : handlers.guard);
app.get('/c', config.fancy ? handlers.plain : (req, res) => res.json('inline'));

module.exports = app;
`,
  files: {
    'config.js': `
module.exports = { fancy: process.env.FANCY === 'yes', strict: process.env.LAX !== 'yes' };
`,
    'handlers.js': `
exports.fancy = (req, res) => res.json({ fancy: req.query.x });
exports.plain = (req, res) => res.json({ plain: req.query.x });
exports.guard = (req, res, next) => (req.get('x-key') ? next() : res.status(401).end());
exports.pass = (req, res, next) => next();
`,
  },
  requests: [
    'GET /a?x=1',
    'GET /b',
    { method: 'GET', path: '/b', headers: { 'x-key': '1' } },
    'GET /c?x=2',
  ],
});
