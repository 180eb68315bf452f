import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import type { LoweredFunction } from './function.js';
import { isAssigned, memberAround, type MemberPath } from './node-paths.js';
import { memberName } from './response-chain.js';
import { CannotLower } from './rule.js';
import type { Workpiece } from './workpiece.js';

/** Key of the request state that `res.locals` are as a whole, in apps that render views: views see all of them. */
export const VIEW_LOCALS = 'res.locals';

/** Whether `res.locals` are one object, in mounted apps as well: native code renders views with them. */
export function keepsLocalsTogether(piece: Workpiece): boolean {
  return piece.input.settings.views.ok;
}

/** `res.locals`, read or written: the object that the caller hands in, or one of the function's own. */
export function lowerWholeLocals(piece: Workpiece, locals: MemberPath): void {
  if (isAssigned(locals)) throw new CannotLower('replacing res.locals', locals.node);
  (locals as NodePath).replaceWith(localsOf(piece));
}

/** The locals that a view gets besides those of the app; null where nothing can have set any. */
export function viewLocals(piece: Workpiece): t.Identifier | null {
  const { settings, localsBefore, placement, role } = piece.input;
  if (!settings.views.ok) return null;
  const isUsed = piece.used.has(VIEW_LOCALS) || piece.ownLocals !== null || setsLocals(piece);
  if (!settings.views.sharesLocals) return isUsed ? localsOf(piece) : null;
  // A function in its place may serve other chains as well; what follows an error may come from anywhere in the chain.
  return isUsed || localsBefore || placement === 'in place' || role === 'error' ? localsOf(piece) : null;
}

/** Whether the function names `res.locals`, before they are lowered. */
function setsLocals(piece: Workpiece): boolean {
  return piece.referencesOf(piece.responseBinding).some((reference) => {
    const member = memberAround(reference);
    return member !== null && memberName(member.node) === 'locals';
  });
}

function localsOf(piece: Workpiece): t.Identifier {
  const { settings, output } = piece.input;
  if (settings.views.ok && settings.views.sharesLocals) return piece.context.state(VIEW_LOCALS);
  piece.ownLocals ??= piece.localVariable('locals', 'viewLocals', output === 'ts' ? 'const $name: Record<string, any> = {};' : 'const $name = {};').name;
  return t.identifier(piece.ownLocals);
}

/** Whether a lowered function is handed `res.locals`. */
export function usesLocals({ uses }: Pick<LoweredFunction, 'uses'>): boolean {
  return uses.some(({ key }) => key === VIEW_LOCALS);
}
