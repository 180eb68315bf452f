import * as t from '@babel/types';
import { kindOfValue } from './kind-of.js';
import type { RuleContext } from './rule.js';
import type { Workpiece } from './workpiece.js';

/** What rules may ask and order while a piece is lowered. */
export function ruleContext(piece: Workpiece): RuleContext {
  return {
    major: piece.input.major,
    settings: piece.input.settings,
    hasBodyParser: piece.input.hasBodyParser,
    mount: piece.input.mount,
    request: () => t.identifier(piece.claimRequest()),
    body: () => t.identifier((piece.bodyName ??= piece.names.claim('body', 'requestBody'))),
    params: () => t.identifier((piece.paramsName ??= piece.names.claim('params', 'routeParams'))),
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
    helper: (name) => {
      piece.helpers.add(name);
      return t.identifier(name);
    },
    next: (name) => {
      piece.nextImports.add(name);
      return t.identifier(name);
    },
    baseUrl: (node) => piece.baseUrl(node),
    isNext: (node) => !!piece.nextBinding && t.isIdentifier(node, { name: piece.nextBinding }),
    kindOf: (node) => kindOfValue(piece, node),
  };
}
