import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/public', require('./routes/public'));
app.use('/private', require('./routes/private'));

module.exports = app;
`,
  files: {
    'routes/public.js': `
const router = require('express').Router();
router.get('/news', (req, res) => res.json(['n1']));
module.exports = router;
`,
    'routes/private.js': `
const router = require('express').Router();
const onlyStaff = require('../middleware/only-staff');

router.use(onlyStaff);

router.get('/salaries', (req, res) => res.json({ total: 100, seenBy: req.staff }));
router.get('/plans', (req, res) => res.json(['p1']));

module.exports = router;
`,
    'middleware/only-staff.js': `
module.exports = function onlyStaff(req, res, next) {
  const staff = req.get('x-staff');
  if (!staff) {
    res.status(403);
    res.json({ error: 'staff only' });
    return;
  }
  req.staff = staff;
  next();
};
`,
  },
  requests: [
    'GET /public/news',
    'GET /private/salaries',
    { method: 'GET', path: '/private/salaries', headers: { 'x-staff': 'kim' } },
    'GET /private/plans',
  ],
});
