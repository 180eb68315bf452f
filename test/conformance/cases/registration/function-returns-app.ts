import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const createApp = require('./create-app');

module.exports = createApp();
`,
  files: {
    'create-app.js': `
const express = require('express');

function createApp() {
  const app = express();
  app.use(express.json());
  app.get('/version', (req, res) => res.json({ version: '1.4.0' }));
  app.post('/sum', (req, res) => {
    const { a, b } = req.body;
    res.json({ sum: a + b });
  });
  return app;
}

module.exports = createApp;
`,
    'server.js': `
const createApp = require('./create-app');

const port = process.env.PORT || 3000;
createApp().listen(port, () => console.log(\`listening on \${port}\`));
`,
  },
  requests: ['GET /version', { method: 'POST', path: '/sum', body: { a: 2, b: 40 } }],
});
