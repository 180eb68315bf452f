import { parse as parseCode, type ParserPlugin } from '@babel/parser';
import { parse as parseJson, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { diagnostic, UserError } from '../diagnostics.js';

/** Files in which comments and trailing commas are allowed. Source: TypeScript's and VS Code's readers. */
const WITH_COMMENTS = /(?:^|\/)(?:tsconfig|jsconfig)[^/]*\.json$|(?:^|\/)\.vscode\//;

/**
 * Parses a file before it is written, by the language that its name tells; other files pass.
 *
 * @throws {UserError} E2N353 when it does not parse
 */
export function checkSyntax(file: string, content: Uint8Array): void {
  const extension = /\.([cm]?[jt]sx?|json)$/.exec(file)?.[1];
  if (extension === undefined) return;
  const text = new TextDecoder().decode(content);
  const reason = extension === 'json' ? jsonError(file, text) : codeError(extension, text);
  if (reason !== undefined) throw new UserError(diagnostic('E2N353', { file, reason }));
}

function jsonError(file: string, text: string): string | undefined {
  const errors: ParseError[] = [];
  const comments = WITH_COMMENTS.test(file);
  parseJson(text, errors, { disallowComments: !comments, allowTrailingComma: comments });
  const [first] = errors;
  return first && `${printParseErrorCode(first.error)} at offset ${first.offset}`;
}

function codeError(extension: string, text: string): string | undefined {
  const typescript = /^[cm]?tsx?$/.test(extension);
  const jsx = extension === 'tsx' || !typescript;
  const plugins: ParserPlugin[] = [
    ...(typescript ? (['typescript'] as const) : []),
    ...(jsx ? (['jsx'] as const) : []),
    'decorators-legacy',
    'decoratorAutoAccessors',
  ];
  try {
    parseCode(text, { sourceType: 'unambiguous', allowReturnOutsideFunction: true, plugins });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
