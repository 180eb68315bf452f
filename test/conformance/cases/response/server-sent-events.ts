import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 end and write', '9.6 finish and close'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

let open = 0;

app.get('/events', (req, res) => {
  res.set({
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-cache',
    Connection: 'keep-alive',
  });
  res.flushHeaders();
  open += 1;

  // Three events, then the end.
  let n = 0;
  const timer = setInterval(() => {
    n += 1;
    res.write(\`data: \${JSON.stringify({ n })}\\n\\n\`);
    if (n === 3) res.end();
  }, 5);

  req.on('close', () => {
    clearInterval(timer);
    open -= 1;
  });
});
app.get('/helper', (req, res) => {
  res.writeHead(200, { 'Content-Type': 'text/event-stream' });
  const send = (event, data) => {
    res.write(\`event: \${event}\\n\`);
    res.write(\`data: \${JSON.stringify(data)}\\n\\n\`);
  };
  send('hello', { at: 1 });
  send('bye', { at: 2 });
  res.end();
});
app.get('/open', (req, res) => res.json({ open }));

module.exports = app;
`,
  requests: ['GET /events', 'GET /open', 'GET /helper'],
});
