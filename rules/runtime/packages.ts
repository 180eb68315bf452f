import type { RuntimeNeed } from '../../src/model.js';

/** Where a package runs, and why. A package that is not listed is taken to need Node. */
export interface PackageRuntime {
  need: RuntimeNeed;
  reason: string;
}

const list = (need: RuntimeNeed, reason: string, names: readonly string[]): [string, PackageRuntime][] =>
  names.map((name) => [name, { need, reason }]);

/** What packages need of the runtime, by npm name. */
export const PACKAGES: ReadonlyMap<string, PackageRuntime> = new Map([
  // Listed only where neither built-ins nor `new Function` come along: the edge runtime forbids both.
  ...list('any', 'plain JavaScript', [
    ...['next', 'react', 'server-only', 'client-only', 'zod', 'valibot', 'superstruct', 'jose', 'nanoid'],
    ...['ms', 'slugify', 'immer', 'deepmerge', 'ramda', 'clsx', 'date-fns', 'dayjs', 'http-status-codes', 'range-parser', 'negotiator'],
  ]),
  ...list('nodejs', 'native code', [
    ...['bcrypt', 'argon2', 'sharp', 'canvas', 'better-sqlite3', 'sqlite3', 'node-sass', 'bufferutil', 'cpu-features'],
    ...['@node-rs/argon2', '@node-rs/bcrypt', 'libxmljs', 'libxmljs2', 'node-expat', 're2', 'snappy', 'zeromq', 'farmhash'],
  ]),
  ...list('nodejs', 'a database driver over TCP', [
    ...['mongoose', 'mongodb', 'pg', 'pg-pool', 'pg-promise', 'postgres', 'mysql', 'mysql2', 'mariadb', 'tedious', 'mssql', 'oracledb'],
    ...['sequelize', 'sequelize-typescript', 'typeorm', 'knex', 'objection', 'bookshelf', 'mikro-orm', '@mikro-orm/core', 'kysely'],
    ...['@prisma/client', 'prisma', 'redis', 'ioredis', 'memcached', 'cassandra-driver', 'neo4j-driver', 'ldapjs'],
  ]),
  ...list('nodejs', 'made for Node', [
    ...['nodemailer', 'winston', 'pino', 'bunyan', 'log4js', 'fs-extra', 'multer', 'formidable', 'busboy', 'archiver', 'pdfkit'],
    ...['puppeteer', 'playwright', 'exceljs', 'xlsx', 'csv-parse', 'csv-stringify', 'fast-csv', 'jsonwebtoken', 'bcryptjs', 'crypto-js'],
    ...['aws-sdk', 'firebase-admin', 'googleapis', 'stripe', 'axios', 'got', 'node-fetch', 'superagent', 'dotenv', 'config'],
    ...['ejs', 'pug', 'handlebars', 'nunjucks', 'swig', 'mustache'],
  ]),
  ...list('long-lived', 'connections that stay open', [
    ...['ws', 'socket.io', 'sockjs', 'express-ws', 'primus', 'websocket', 'graphql-ws', 'subscriptions-transport-ws'],
    ...['amqplib', 'amqp-connection-manager', 'kafkajs', 'node-rdkafka', 'mqtt', 'nats', 'sqs-consumer', 'rhea'],
  ]),
  ...list('long-lived', 'jobs that run by themselves', [
    ...['node-cron', 'cron', 'node-schedule', 'agenda', 'bull', 'bullmq', 'bee-queue', 'kue', 'toad-scheduler', 'bree'],
    ...['worker-farm', 'chokidar', 'nodemon', 'pm2', 'node-ipc'],
  ]),
  ...list('long-lived', 'values kept in memory', [
    ...['node-cache', 'lru-cache', 'memory-cache', 'quick-lru', 'nedb', 'lokijs', 'memjs', 'apicache'],
    ...['express-rate-limit', 'express-slow-down', 'rate-limiter-flexible', 'memorystore', 'session-memory-store'],
  ]),
]);

const UNLISTED: PackageRuntime = { need: 'nodejs', reason: 'nothing is known of its needs' };

/** What a package needs of the runtime. */
export function packageRuntime(name: string): PackageRuntime {
  return PACKAGES.get(name) ?? UNLISTED;
}

/** Template engines, which load files, and one another, by name. */
export const TEMPLATE_ENGINES: ReadonlySet<string> = new Set([
  ...['consolidate', '@ladjs/consolidate', 'ejs', 'ejs-mate', 'pug', 'jade', 'hbs', 'express-handlebars', 'express-hbs', 'handlebars', 'nunjucks'],
  ...['swig', 'swig-templates', 'mustache', 'mustache-express', 'twig', 'eta', 'liquidjs', 'vash', 'dot', 'squirrelly', 'hogan.js', 'hogan-express'],
]);

/**
 * Packages that name modules of their own choice to `require`: drivers of databases, template engines, plugins. A bundler
 * stops at those that are not installed, so the packages stay outside the bundle. Those on Next's own list
 * (lib/server-external-packages.jsonc) are left out.
 */
export const LOADS_BY_NAME: ReadonlySet<string> = new Set([
  ...['sequelize', 'sequelize-typescript', 'typeorm', 'knex', 'objection', 'bookshelf', 'mikro-orm', 'any-db', 'waterline'],
  ...TEMPLATE_ENGINES,
  ...['email-templates', 'preview-email'],
  ...['log4js', 'winston-daily-rotate-file', 'bunyan', 'bull', 'agenda', 'i18n', 'oracledb', 'mysql'],
  // These read files that lie beside their own modules.
  ...['errorhandler', 'serve-index', 'swagger-ui-express'],
]);
