import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 end and write'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

app.get('/awaited', async (req, res) => {
  res.setHeader('Content-Type', 'text/plain');
  for (let i = 0; i < 3; i++) {
    res.write(\`step \${i}\\n\`);
    await wait(5);
  }
  res.end('done\\n');
});
app.get('/generated', async (req, res, next) => {
  async function* rows() {
    yield 'a';
    await wait(1);
    yield 'b';
  }
  try {
    res.type('txt');
    for await (const row of rows()) res.write(row);
    res.end();
  } catch (error) {
    next(error);
  }
});
app.get('/caught', async (req, res) => {
  try {
    res.setHeader('Content-Type', 'text/plain');
    res.write('begun\\n');
    await wait(1);
    if (req.query.fail) throw new Error('half way');
    res.write('whole\\n');
  } catch (error) {
    res.write(\`failed: \${error.message}\\n\`);
  } finally {
    res.end();
  }
});
app.get('/callbacks', (req, res) => {
  res.write('first ');
  setTimeout(() => {
    res.write('second ');
    setTimeout(() => res.end('third'), 2);
  }, 2);
});

module.exports = app;
`,
  requests: ['GET /awaited', 'GET /generated', 'GET /caught', 'GET /caught?fail=1', 'GET /callbacks'],
});
