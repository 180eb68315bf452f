import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  app: `
const express = require('express');
const app = express();

app.get('/events', (req, res) => {
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
  let n = 0;
  const timer = setInterval(() => {
    n += 1;
    res.write(\`data: \${n}\\n\\n\`);
    if (n === 3) {
      clearInterval(timer);
      res.end();
    }
  }, 5);
});

module.exports = app;
`,
  requests: ['GET /events'],
});
