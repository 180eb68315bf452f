const SQL = ['pg', 'pg-hstore', 'pg-native', 'mysql', 'mysql2', 'mariadb', 'sqlite3', 'better-sqlite3', 'tedious', 'mssql', 'oracledb', 'sql.js'];

/**
 * Packages that load others by a name in their options, which no import of the source shows: drivers of databases, transports
 * of loggers. They count where the source depends on them. Most say so among their peer dependencies; these are known without
 * being installed (knex/lib/dialects, sequelize/lib/sequelize.js, typeorm/platform/PlatformTools, pino/lib/transport.js).
 */
export const LOADED_BY_NAME: Readonly<Record<string, readonly string[]>> = {
  knex: SQL,
  sequelize: SQL,
  'sequelize-typescript': ['sequelize', 'reflect-metadata', ...SQL],
  typeorm: ['reflect-metadata', 'mongodb', 'redis', 'ioredis', ...SQL],
  pino: ['pino-pretty', 'pino-roll', 'pino-socket'],
  'pino-http': ['pino-pretty', 'pino-roll'],
  consolidate: ['ejs', 'pug', 'handlebars', 'mustache', 'nunjucks', 'swig', 'hogan.js', 'dot', 'eta'],
};
