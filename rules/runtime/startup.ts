/** Packages whose start-up calls only serve Express itself: the app has no use for them without it. */
export const EXPRESS_ONLY: ReadonlySet<string> = new Set([
  ...['passport', 'morgan', 'express-winston', 'express-session', 'csurf', 'helmet', 'method-override'],
  ...['hbs', 'express-handlebars', 'express-ejs-layouts', 'consolidate', 'swagger-ui-express', 'swagger-jsdoc', 'express-async-errors'],
]);

/** Packages that load `.env` files, which Next does itself before anything of the app runs. */
export const ENV_LOADERS: ReadonlySet<string> = new Set(['dotenv', 'dotenv-safe', 'dotenv-expand', 'dotenv-flow', 'dotenv-extended']);

/**
 * Packages whose connection is kept by the package itself, for the whole process: what `instrumentation.ts` opens is
 * there for the routes too, as long as the package stays outside of the bundles (`serverExternalPackages`).
 */
export const PROCESS_WIDE: ReadonlySet<string> = new Set(['mongoose', 'firebase-admin', 'newrelic', 'dd-trace', '@sentry/node', 'elastic-apm-node']);

/**
 * Methods of objects that change the world outside of the process, or only check it: any copy of the object will do.
 * Anything else that connects (`client.connect()`) changes the object, and has to be the one that the routes use.
 */
export const OUTSIDE_OF_PROCESS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['sequelize', new Set(['sync', 'authenticate'])],
  ['@prisma/client', new Set(['$connect'])],
  ['nodemailer', new Set(['verify'])],
  ['knex', new Set(['latest', 'raw'])],
]);

/** Signals at which programs end themselves; Next closes its server at them. */
export const END_SIGNALS: ReadonlySet<string> = new Set(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGUSR2']);
