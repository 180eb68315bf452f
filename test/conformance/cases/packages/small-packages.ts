import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  express: 4,
  app: `
const express = require('express');
const useragent = require('express-useragent');
const requestIp = require('request-ip');
const xss = require('xss-clean');
const { slowDown } = require('express-slow-down');
const app = express();

app.use(requestIp.mw());
app.use(useragent.express());
app.use(express.json());
app.use(slowDown({ delayAfter: 100, delayMs: () => 1 }));
app.get('/me', (req, res) => res.json({ browser: req.useragent.browser, mobile: res.locals.useragent.isMobile, ip: req.clientIp, used: req.slowDown.used }));
app.post('/notes', xss(), (req, res) => res.json(req.body));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/me', headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', 'x-client-ip': '203.0.113.7' } },
    { method: 'POST', path: '/notes', body: { text: '<script>x</script>' } },
  ],
});
