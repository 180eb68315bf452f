import type { StartupEffect } from '../model.js';
import type { Interpreter } from './interpreter/interpreter.js';
import type { Origin, PackageValue } from './interpreter/values.js';

const CONNECTS = /^(\$?connect\w*|createConnection|createPool|createClient|sync|authenticate|initialize|initializeApp)$/;
const SCHEDULERS = /^(node-cron|cron|node-schedule|agenda|bull|bullmq|toad-scheduler|bree)$/;
const WEBSOCKETS = /^(ws|socket\.io|sockjs|express-ws|primus|websocket|graphql-ws|subscriptions-transport-ws)$/;
const LISTENERS = /^(on|once|addListener|addEventListener|subscribe)$/;

function kindOf(callee: PackageValue, isNew: boolean): StartupEffect['kind'] {
  if (WEBSOCKETS.test(callee.package)) return 'websocket';
  if (SCHEDULERS.test(callee.package)) return 'timer';
  const last = callee.steps.at(-1);
  if (!isNew && last?.kind === 'get' && CONNECTS.test(last.name)) return 'connect';
  if (!isNew && last?.kind === 'get' && LISTENERS.test(last.name)) return 'listener';
  return 'other';
}

/** Notes something that the program does at start-up, with the statement in which it stands. */
export function noteStartup(it: Interpreter, kind: StartupEffect['kind'], site: Origin): void {
  const statement = it.statements.at(-1) ?? site;
  const span = it.span(statement);
  const outer = it.statements.findLast(({ env }) => env.isModuleLevel);
  const trigger = outer && outer !== statement ? { trigger: it.span(outer) } : {};
  const known = it.startup.find((effect) => effect.site.file === span.file && effect.site.start === span.start);
  if (!known) it.startup.push({ kind, site: span, ...trigger, text: it.text(statement) });
  // `app.listen(…)` inside `mongoose.connect(…).then(…)` and the like: the weightier kind names the statement.
  else if (known.kind === 'other') known.kind = kind;
}

/**
 * Notes a call of a package: as an effect when it stands as a statement of its own, or when its name says
 * that it connects, schedules or listens. Anything else only computes a value.
 */
export function noteCall(it: Interpreter, callee: PackageValue, site: Origin, isNew = false): void {
  if (it.inRegistration > 0) return;
  const kind = kindOf(callee, isNew);
  const statement = it.statements.at(-1)?.node.type;
  if (kind === 'other' && statement !== 'ExpressionStatement') return;
  noteStartup(it, kind, site);
}
