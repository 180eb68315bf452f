import { defineCase } from '../../case.js';

/** The original app loads its routers by names that it reads from a folder. */
export default defineCase({
  section: '2',
  expect: 'bridged',
  app: `
const express = require('express');
const fs = require('fs');
const path = require('path');
const app = express();

fs.readdirSync(path.join(__dirname, 'routes')).forEach((file) => {
  app.use('/' + path.basename(file, '.js'), require(\`\${__dirname}/routes/\${file}\`));
});

module.exports = app;
`,
  files: {
    'routes/cats.js': `
const router = require('express').Router();
const names = require('../names');

router.get('/', (req, res) => res.render.call(res, 'cats', () => res.json(names.cats)));

module.exports = router;
`,
    'routes/dogs.js': `
const router = require('express').Router();
const names = require('../names');

router.get('/', (req, res) => Reflect.apply(res.json, res, [names.dogs]));

module.exports = router;
`,
    'names.js': "module.exports = { cats: ['Tom'], dogs: ['Rex'] };\n",
  },
  requests: ['GET /cats', 'GET /dogs', 'GET /birds'],
});
