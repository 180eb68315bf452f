import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const accounts = { a: 10 };

function withdraw(name, amount) {
  if (!(name in accounts)) throw new RangeError('no such account');
  if (accounts[name] < amount) throw new Error('insufficient funds');
  accounts[name] -= amount;
  return accounts[name];
}

app.use(express.json());

app.post('/withdraw', (req, res) => {
  try {
    const left = withdraw(req.body.account, req.body.amount);
    res.json({ left });
  } catch (e) {
    if (e instanceof RangeError) return res.status(404).json({ error: e.message });
    res.status(400).json({ error: e.message });
  } finally {
    accounts.touched = true;
  }
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/withdraw', body: { account: 'a', amount: 4 } },
    { method: 'POST', path: '/withdraw', body: { account: 'a', amount: 40 } },
    { method: 'POST', path: '/withdraw', body: { account: 'b', amount: 1 } },
  ],
});
