import * as t from '@babel/types';
import { kindOfValue, mayBeFunction } from './kind-of.js';
import { isOpenStatus } from './open-status.js';
import { NeedsVariable } from './flow-types.js';
import { CannotLower, type RuleContext } from './rule.js';
import { viewLocals } from './view-locals.js';
import type { Workpiece } from './workpiece.js';

/** What rules may ask and order while a piece is lowered. */
export function ruleContext(piece: Workpiece): RuleContext {
  return {
    major: piece.input.major,
    settings: piece.input.settings,
    hasBodyParser: piece.input.hasBodyParser,
    hasCookieParser: piece.input.hasCookieParser,
    headersBefore: piece.input.headersBefore,
    cacheBefore: piece.input.cacheBefore,
    routePath: piece.input.routePath,
    request: () => t.identifier(piece.claimRequest()),
    body: () => t.identifier((piece.bodyName ??= piece.names.claim('body', 'requestBody'))),
    params: () => t.identifier((piece.paramsName ??= piece.names.claim('params', 'routeParams'))),
    headers: () => {
      if (!piece.headersVariable) throw new NeedsVariable(piece.input.headersBefore ? 'external' : 'headers');
      return t.identifier(piece.headersVariable.name);
    },
    prologue: (name, init) => {
      const known = piece.prologues.get(name) ?? { local: piece.names.claim(name), init };
      piece.prologues.set(name, { ...known, init });
      piece.claimRequest();
      return t.identifier(known.local);
    },
    state: (key) => {
      piece.used.add(key);
      return t.identifier(piece.stateLocal(key, piece.input.stateName(key), []));
    },
    helper: (name) => t.identifier(piece.helperName(name)),
    cookieSecret: (node) => {
      const { cookieSecret } = piece.input.settings;
      if (cookieSecret === null) throw new CannotLower('a cookie secret that only exists at start-up', node);
      return cookieSecret && t.identifier(piece.helperName('cookieSecret'));
    },
    views: (node) => {
      const { isRootApp, settings: { views } } = piece.input;
      if (!isRootApp) throw new CannotLower('res.render() of a mounted app', node);
      if (!views.ok) throw new CannotLower(views.reason, node);
      return views;
    },
    viewLocals: () => viewLocals(piece),
    note: (code, node) => piece.note(code, node),
    next: (name) => {
      piece.nextImports.add(name);
      return t.identifier(name);
    },
    baseUrl: (node) => piece.baseUrl(node),
    isNext: (node) => !!piece.nextBinding && t.isIdentifier(node, { name: piece.nextBinding }),
    isHandedOn: (name) => [...piece.established.values()].includes(name),
    isOpenStatus: (node) => isOpenStatus(piece, node),
    headerNames: (node) => piece.input.headerNames(node, t.isIdentifier(node) && piece.declared.has(node.name)),
    mayBeFunction: (node) => mayBeFunction(piece, node),
    kindOf: (node) => kindOfValue(piece, node),
  };
}
