import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const web = require('express');
const server = web();
const api = web.Router();

api.get('/ping', (request, response) => {
  response.json({ pong: true, query: request.query.from });
});

server.use('/v1', api);

module.exports = server;
`,
  requests: ['GET /v1/ping', 'GET /v1/ping?from=probe'],
});
