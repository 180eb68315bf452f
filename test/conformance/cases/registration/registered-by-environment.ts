import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const config = require('./config');
const requireKey = require('./require-key');
const app = express();

app.use(express.json());

if (config.maintenance) {
  app.use((req, res) => res.status(503).json({ error: 'maintenance' }));
}
if (config.needsKey) {
  app.use(requireKey);
}
if (config.readOnly) {
  app.use((req, res, next) => (req.method === 'GET' ? next() : res.status(403).json({ error: 'read only' })));
} else {
  app.post('/notes', (req, res) => res.status(201).json({ by: req.client, body: req.body }));
}

app.get('/notes', (req, res) => res.json({ by: req.client || 'nobody' }));

if (process.env.E2N_NO_SUCH_VARIABLE) {
  app.get('/debug', (req, res) => res.json({ debug: true }));
}
if (config.demo) {
  const router = express.Router();
  router.get('/:id', (req, res) => res.json({ demo: req.params.id }));
  app.use('/demo', router);
  app.get('/hello', (req, res) => res.send('demo hello'));
}
app.get('/hello', (req, res) => res.send('hello'));
if (!config.demo) {
  app.get('/bye', (req, res) => res.send('bye'));
}

module.exports = app;
`,
  files: {
    'config.js': `
module.exports = {
  maintenance: process.env.E2N_NO_SUCH_VARIABLE === 'yes',
  needsKey: process.env.E2N_NO_SUCH_VARIABLE !== 'off',
  readOnly: Boolean(process.env.E2N_NO_SUCH_VARIABLE),
  demo: (process.env.E2N_NO_SUCH_VARIABLE || 'demo') === 'demo',
};
`,
    'require-key.js': `
module.exports = function requireKey(req, res, next) {
  const key = req.get('x-key');
  if (!key) return res.status(401).json({ error: 'key' });
  req.client = key;
  next();
};
`,
  },
  requests: [
    'GET /notes',
    { method: 'GET', path: '/notes', headers: { 'x-key': 'a' } },
    { method: 'POST', path: '/notes', body: { text: 'x' } },
    { method: 'POST', path: '/notes', headers: { 'x-key': 'a' }, body: { text: 'x' } },
    { method: 'GET', path: '/debug', headers: { 'x-key': 'a' } },
    { method: 'GET', path: '/demo/7', headers: { 'x-key': 'a' } },
    { method: 'GET', path: '/hello', headers: { 'x-key': 'a' } },
    { method: 'GET', path: '/bye', headers: { 'x-key': 'a' } },
    'GET /nothing',
    { method: 'GET', path: '/nothing', headers: { 'x-key': 'a' } },
  ],
});
