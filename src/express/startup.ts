import * as t from '@babel/types';
import type { StartupEffect } from '../model.js';
import type { Interpreter } from './interpreter/interpreter.js';
import type { Origin, PackageValue } from './interpreter/values.js';

const CONNECTS =
  /^(\$?connect\w*|createConnection|createPool|createClient|sync|authenticate|initialize|initializeApp)$/;
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
export function noteStartup(
  it: Interpreter,
  kind: StartupEffect['kind'],
  site: Origin,
  call?: StartupEffect['call'],
): void {
  const statement = it.statements.at(-1) ?? site;
  const span = it.span(statement);
  const outer = it.statements.findLast(({ env }) => env.isModuleLevel);
  const trigger = outer && outer !== statement ? { trigger: it.span(outer) } : {};
  // That a statement listens matters beside all else that it does.
  const known = it.startup.find((effect) => effect.site.file === span.file && effect.site.start === span.start && (effect.kind === 'listen') === (kind === 'listen'));
  if (!known) it.startup.push({ kind, site: span, ...trigger, ...(call && { call }), text: it.text(statement) });
  // Of all else the weightier kind names the statement.
  else if (known.kind === 'other') Object.assign(known, { kind }, call && { call });
}

/**
 * Notes a call of a package: as an effect when it stands as a statement of its own, or when its name says
 * that it connects, schedules or listens. Anything else only computes a value.
 */
export function noteCall(it: Interpreter, callee: PackageValue, site: Origin, isNew = false): void {
  if (it.inRegistration > 0) return;
  const kind = kindOf(callee, isNew);
  if (kind === 'other' && !acts(it.statements.at(-1)?.node)) return;
  noteStartup(it, kind, site, callOf(callee));
}

/** A call for its own sake: what is assigned, exported or logged only computes a value. */
function acts(statement: t.Node | undefined): boolean {
  if (!t.isExpressionStatement(statement)) return false;
  let root: t.Node = statement.expression;
  if (t.isAssignmentExpression(root)) return false;
  while (true) {
    if (t.isAwaitExpression(root) || t.isUnaryExpression(root)) root = root.argument;
    else if (t.isCallExpression(root)) root = root.callee;
    else if (t.isMemberExpression(root)) root = root.object;
    else return !t.isIdentifier(root, { name: 'console' });
  }
}

function callOf(callee: PackageValue): NonNullable<StartupEffect['call']> {
  const last = callee.steps.at(-1);
  return {
    package: callee.package,
    member: last?.kind === 'get' ? last.name : 'default',
    held: callee.steps.slice(0, -1).some((step) => step.kind !== 'get'),
  };
}
