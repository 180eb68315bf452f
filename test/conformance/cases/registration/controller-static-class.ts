import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const RoomController = require('./controllers/RoomController');

const app = express();
const router = express.Router();

router.get('/rooms', RoomController.list);
router.get('/rooms/:number', RoomController.find);

app.use(router);

module.exports = app;
`,
  files: {
    'controllers/RoomController.js': `
const rooms = [{ number: 101, free: true }, { number: 102, free: false }];

class RoomController {
  static list(req, res) {
    const free = req.query.free === 'true';
    res.json(free ? rooms.filter((room) => room.free) : rooms);
  }

  static async find(req, res) {
    const room = rooms.find((r) => r.number === parseInt(req.params.number, 10));
    if (!room) return res.status(404).send('Room not found');
    return res.status(200).json(room);
  }
}

module.exports = RoomController;
`,
  },
  requests: ['GET /rooms', 'GET /rooms?free=true', 'GET /rooms/102', 'GET /rooms/300'],
});
