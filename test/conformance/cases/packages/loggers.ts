import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const pino = require('pino-http');
const expressWinston = require('express-winston');
const winston = require('winston');
const app = express();

app.use(pino({ level: 'silent', genReqId: (req) => req.get('x-id') || 'none' }));
app.use(expressWinston.logger({ transports: [new winston.transports.Console({ silent: true })] }));
app.get('/log', (req, res) => {
  req.log.info('seen');
  res.json({ id: req.id });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/log', headers: { 'x-id': 'abc' } },
    'GET /log',
  ],
});
