import * as t from '@babel/types';
import type { AppModel, LinkFunction, SourceSpan, StaticValue } from '../model.js';
import type { SourceProject } from '../source/project.js';
import { linksOf } from './error-reads.js';
import { functionAt, type FoundFunction } from './source-functions.js';
import type { UserLink } from './wrappers.js';

/** Parameters of the factories that made a function, with the strings that they are given in the whole app. */
export type FactoryConstants = ReadonlyMap<string, readonly string[]>;

/**
 * The parameters of factories that only ever get strings: `source` of `validate(schema, 'query')`. A function that other calls
 * make, too, has the values of all of them, for one text of it serves all.
 */
export class KnownFactories {
  private readonly known = new Map<string, Map<string, Set<string> | null>>();

  constructor(
    model: AppModel,
    private readonly project: SourceProject,
  ) {
    for (const link of linksOf(model)) if (link.kind === 'user') this.add(link);
  }

  of(link: UserLink): FactoryConstants {
    const values = this.known.get(keyOf(link.function)) ?? this.add(link);
    return new Map([...values].flatMap(([name, texts]) => (texts ? [[name, [...texts].sort()] as const] : [])));
  }

  private add(link: Extract<LinkFunction, { kind: 'user' }>): Map<string, Set<string> | null> {
    const key = keyOf(link.function);
    const values = this.known.get(key) ?? new Map<string, Set<string> | null>();
    this.known.set(key, values);
    for (const factory of link.factories) {
      const found = functionAt(this.project, factory.function);
      found?.node.params.forEach((parameter, index) => {
        const name = t.isAssignmentPattern(parameter) ? parameter.left : parameter;
        if (!t.isIdentifier(name)) return;
        const text = textOf(factory.arguments[index]?.value, parameter, found);
        const texts = values.get(name.name);
        values.set(name.name, text === null || texts === null ? null : (texts ?? new Set()).add(text));
      });
    }
    return values;
  }
}

function keyOf({ file, start }: SourceSpan): string {
  return `${file}:${start}`;
}

/** The string that a parameter gets; null where it is another value, or none that is known. */
function textOf(given: StaticValue | undefined, parameter: t.Node, found: FoundFunction): string | null {
  if (given && given.kind !== 'undefined') return given.kind === 'literal' && typeof given.value === 'string' ? given.value : null;
  if (!t.isAssignmentPattern(parameter)) return null;
  if (t.isStringLiteral(parameter.right)) return parameter.right.value;
  return t.isMemberExpression(parameter.right) ? enumText(parameter.right, found) : null;
}

/** `Source.BODY` of an enum in the same module. */
function enumText({ object, property }: t.MemberExpression, { module }: FoundFunction): string | null {
  if (!t.isIdentifier(object) || !t.isIdentifier(property)) return null;
  for (const statement of module.ast.program.body) {
    const declared = t.isExportNamedDeclaration(statement) ? statement.declaration : statement;
    if (!t.isTSEnumDeclaration(declared) || declared.id.name !== object.name) continue;
    const member = declared.members.find(({ id }) => t.isIdentifier(id, { name: property.name }));
    return t.isStringLiteral(member?.initializer) ? member.initializer.value : null;
  }
  return null;
}
