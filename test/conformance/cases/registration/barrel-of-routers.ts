import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { cats, dogs } = require('./routers');

const app = express();
app.use('/cats', cats).use('/dogs', dogs);

module.exports = app;
`,
  files: {
    'routers/index.js': `
module.exports = {
  cats: require('./cats'),
  dogs: require('./dogs'),
};
`,
    'routers/cats.js': `
const express = require('express');
const router = express.Router();
router.get('/', (req, res) => res.json(['Tom']));
module.exports = router;
`,
    'routers/dogs.js': `
const express = require('express');
const router = express.Router();
router.get('/', (req, res) => res.json(['Rex', 'Bo']));
module.exports = router;
`,
  },
  requests: ['GET /cats', 'GET /dogs'],
});
