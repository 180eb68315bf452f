import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { TicketController } = require('./ticket-controller');

const app = express();
const controller = new TicketController('T');

app.use(express.json());
app.get('/tickets', controller.list.bind(controller));
app.post('/tickets', (req, res) => controller.open(req, res));

module.exports = app;
`,
  files: {
    'ticket-controller.js': `
class TicketController {
  constructor(prefix) {
    this.prefix = prefix;
    this.tickets = [];
  }

  list(req, res) {
    res.json(this.tickets);
  }

  open(req, res) {
    const ticket = { id: \`\${this.prefix}-\${this.tickets.length + 1}\`, subject: req.body.subject };
    this.tickets.push(ticket);
    res.status(201).json(ticket);
  }
}

exports.TicketController = TicketController;
`,
  },
  requests: [
    'GET /tickets',
    { method: 'POST', path: '/tickets', body: { subject: 'No light' } },
    { method: 'POST', path: '/tickets', body: { subject: 'No heat' } },
    'GET /tickets',
  ],
});
