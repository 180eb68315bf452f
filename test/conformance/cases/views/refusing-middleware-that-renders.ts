import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'bridged',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'ejs');
const maintenance = require('./maintenance');
app.use(maintenance);

app.get('/', (req, res) => res.render('home'));
app.get('/api', (req, res) => res.json({ ok: true }));

module.exports = app;
`,
  files: {
    'maintenance.js': `
module.exports = function maintenance(req, res, next) {
  const answer = res;
  if (req.query.down) return answer.status(503).render('down');
  next();
};
`,
    'views/home.ejs': `
home
`,
    'views/down.ejs': `
down
`,
  },
  requests: ['GET /', 'GET /?down=1', 'GET /api', 'GET /api?down=1'],
});
