import { defineCase } from '../../case.js';

// What every app has from the start, a mounted one does not inherit; the rest it does.
export default defineCase({
  section: '1',
  covers: ['1 a mounted app inherits settings'],
  app: `
const express = require('express');
const app = express();
const api = express();
const own = express();

app.set('query parser', 'extended');
app.set('json spaces', 2);
app.set('trust proxy', 1);
app.set('jsonp callback name', 'cb');
own.set('json spaces', 0);
own.set('trust proxy', false);

for (const one of [app, api, own]) {
  one.get('/query', (req, res) => res.json(req.query));
}
const address = (req, res) => res.json({ protocol: req.protocol });
api.get('/address', address);
own.get('/address', (req, res) => res.json({ protocol: req.protocol, ip: req.ip }));
api.get('/padded', (req, res) => res.jsonp({ a: [1] }));
app.use('/api', api);
app.use('/own', own);

module.exports = app;
`,
  requests: [
    ...['', '/api', '/own'].map((mount) => `GET ${mount}/query?a[b]=1`),
    ...['/api', '/own'].map((mount) => ({ method: 'GET', path: `${mount}/address`, headers: { 'x-forwarded-proto': 'https' } })),
    'GET /api/padded?cb=f&callback=g',
  ],
});
