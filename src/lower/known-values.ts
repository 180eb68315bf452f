import * as t from '@babel/types';

type Literal = string | number | boolean | null | undefined;

/** What is known of a variable's value at a point of the function. */
interface Known {
  truthy?: boolean;
  /** Its very value; an empty list where that is not known. */
  is: readonly [Literal] | readonly [];
  /** Values that it does not have. */
  not: readonly Literal[];
}

/** Variables of which something is known. */
export type Facts = ReadonlyMap<string, Known>;

export const NO_FACTS: Facts = new Map();

const NOTHING: Known = { is: [], not: [] };

/** What a test gives where the facts hold; null where they do not say. */
export function evaluate(test: t.Expression, facts: Facts): boolean | null {
  if (t.isBooleanLiteral(test)) return test.value;
  if (t.isIdentifier(test)) return truthOf(facts.get(test.name));
  if (t.isUnaryExpression(test, { operator: '!' })) {
    const value = evaluate(test.argument, facts);
    return value === null ? null : !value;
  }
  if (t.isLogicalExpression(test)) return evaluateLogical(test, facts);
  const compared = comparison(test);
  if (!compared) return null;
  const equal = isEqual(facts.get(compared.name), compared.literal);
  return equal === null ? null : equal === compared.equal;
}

function evaluateLogical(test: t.LogicalExpression, facts: Facts): boolean | null {
  if (test.operator === '??') return null;
  const left = evaluate(test.left, facts);
  const decides = test.operator === '||';
  if (left === decides) return left;
  const right = evaluate(test.right, left === null ? assume(test.left, !decides, facts) : facts);
  if (right === decides) return right;
  return left === null || right === null ? null : !decides;
}

function truthOf(known: Known | undefined): boolean | null {
  if (!known) return null;
  return known.is.length > 0 ? Boolean(known.is[0]) : (known.truthy ?? null);
}

function isEqual(known: Known | undefined, literal: Literal): boolean | null {
  if (!known) return null;
  if (known.is.length > 0) return known.is[0] === literal;
  if (known.not.includes(literal)) return false;
  return known.truthy !== undefined && known.truthy !== Boolean(literal) ? false : null;
}

/** The facts where a test has given a value. */
export function assume(test: t.Expression, value: boolean, facts: Facts): Facts {
  if (t.isIdentifier(test)) return withKnown(facts, test.name, (known) => ({ ...known, truthy: value }));
  if (t.isUnaryExpression(test, { operator: '!' })) return assume(test.argument, !value, facts);
  if (t.isLogicalExpression(test) && test.operator !== '??') {
    const both = (test.operator === '&&') === value;
    if (both) return assume(test.right, value, assume(test.left, value, facts));
    // One side decided; where it cannot have been the left one, it was the right.
    return evaluate(test.left, facts) === !value ? assume(test.right, value, facts) : facts;
  }
  const compared = comparison(test);
  if (!compared) return facts;
  const { name, literal } = compared;
  return withKnown(facts, name, (known) => (compared.equal === value ? { ...known, is: [literal] } : { ...known, not: [...known.not, literal] }));
}

function withKnown(facts: Facts, name: string, change: (known: Known) => Known): Facts {
  return new Map(facts).set(name, change(facts.get(name) ?? NOTHING));
}

/** `role === 'admin'`, in either order. */
function comparison(test: t.Expression): { name: string; literal: Literal; equal: boolean } | null {
  if (!t.isBinaryExpression(test) || (test.operator !== '===' && test.operator !== '!==')) return null;
  const { left, right } = test;
  const [name, other] = t.isIdentifier(left) && left.name !== 'undefined' ? [left, right] : [right, left];
  const literal = literalOf(other);
  return t.isIdentifier(name) && literal ? { name: name.name, literal: literal[0], equal: test.operator === '===' } : null;
}

function literalOf(node: t.Node | null | undefined): readonly [Literal] | null {
  if (t.isStringLiteral(node) || t.isNumericLiteral(node) || t.isBooleanLiteral(node)) return [node.value];
  if (t.isNullLiteral(node)) return [null];
  return t.isIdentifier(node, { name: 'undefined' }) ? [undefined] : null;
}

/** The facts behind a variable's new value. */
export function assigned(facts: Facts, name: string, value: t.Expression | null | undefined): Facts {
  const literal = value ? literalOf(value) : ([undefined] as const);
  if (literal) return new Map(facts).set(name, { is: literal, not: [] });
  const isTruthy = t.isObjectExpression(value) || t.isArrayExpression(value) || t.isFunction(value) || t.isNewExpression(value);
  return isTruthy ? new Map(facts).set(name, { is: [], not: [], truthy: true }) : without(facts, [name]);
}

export function without(facts: Facts, names: Iterable<string>): Facts {
  const kept = new Map(facts);
  for (const name of names) kept.delete(name);
  return kept;
}

/** What holds where several ways come together; null where none of them gets there. */
export function meet(ways: readonly (Facts | null)[]): Facts | null {
  const open = ways.filter((way) => way !== null);
  if (open.length === 0) return null;
  const [first, ...others] = open;
  const shared = new Map<string, Known>();
  for (const [name, known] of first) {
    const all = [known, ...others.map((other) => other.get(name))];
    const same = shareOf(all);
    if (same) shared.set(name, same);
  }
  return shared;
}

function shareOf(all: readonly (Known | undefined)[]): Known | null {
  if (!all.every((one) => one !== undefined)) return null;
  const [first, ...others] = all;
  const is = first.is.length > 0 && others.every((one) => one.is.length > 0 && one.is[0] === first.is[0]) ? first.is : ([] as const);
  const truth = truthOf(first);
  const truthy = truth !== null && others.every((one) => truthOf(one) === truth) ? truth : undefined;
  const not = first.not.filter((literal) => others.every((one) => isEqual(one, literal) === false));
  return { is, not, ...(truthy !== undefined && { truthy }) };
}
