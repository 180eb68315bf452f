import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.urlencoded({ extended: false }));

const polls = { lunch: { question: 'Lunch?', votes: { soup: 0, salad: 0 } } };

const page = (title, body) => \`<!doctype html>
<html>
  <head><title>\${title}</title></head>
  <body>\${body}</body>
</html>\`;

app.get('/polls/:id', (req, res) => {
  const poll = polls[req.params.id];
  if (!poll) {
    res.status(404);
    return res.send(page('Not found', '<p>No such poll</p>'));
  }
  const items = Object.entries(poll.votes).map(([name, n]) => \`<li>\${name}: \${n}</li>\`);
  res.send(page(poll.question, \`<ul>\${items.join('')}</ul>\`));
});

app.post('/polls/:id/vote', (req, res) => {
  const poll = polls[req.params.id];
  const { choice } = req.body;
  if (!poll || !(choice in poll.votes)) return res.status(400).send('Bad vote');
  poll.votes[choice]++;
  res.redirect(303, \`/polls/\${req.params.id}\`);
});

module.exports = app;
`,
  requests: [
    'GET /polls/lunch',
    { method: 'POST', path: '/polls/lunch/vote', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'choice=soup' },
    { method: 'POST', path: '/polls/lunch/vote', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'choice=cake' },
    'GET /polls/lunch',
    'GET /polls/none',
  ],
});
