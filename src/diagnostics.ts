import type { Diagnostic, Severity, SourceSpan } from './model.js';

/** One entry of the catalogue: its severity, its title and what the user can do. `{name}` is filled in from the facts. */
interface DiagnosticKind {
  severity: Severity;
  message: string;
  hint?: string;
}

/**
 * Every diagnostic that the program can give, by code. E2N0xx: input; E2N1xx: discovery; E2N2xx: lowering and chains;
 * E2N3xx: target; E2N4xx: runtime; E2N5xx: verify. Codes are never reused.
 */
export const DIAGNOSTICS = {
  E2N001: { severity: 'error', message: 'The source {path} does not exist.', hint: 'Give a folder with a package.json, or one file.' },
  E2N002: { severity: 'error', message: 'No Express app was found in {path}.', hint: 'Point at the folder whose modules call express(), or at the file that does.' },
  E2N003: { severity: 'error', message: '{file} does not parse: {reason}', hint: 'Mend the syntax error and run again.' },
  E2N301: {
    severity: 'error',
    message: 'The target {path} is not empty and not a Next app.',
    hint: 'Give an empty or new folder, or the folder of a Next app (its package.json depends on next).',
  },
  E2N302: { severity: 'error', message: 'The target uses Next {version}; 14, 15 and 16 are supported.', hint: 'Upgrade Next in the target first.' },
  E2N303: {
    severity: 'warning',
    message: '{file} could not be edited: {reason}. It needs: {settings}',
    hint: 'Add these settings by hand; without them some endpoints answer differently.',
  },
  E2N310: {
    severity: 'warning',
    message: '{file} does not pass the type check of `next build`: {reason}, at `{line}`.',
    hint: 'Give the value its type there; the build stops at it until then.',
  },
  E2N311: { severity: 'info', message: '{file} is JavaScript, as its source is: under `strict` it would not check ({reason}, at `{line}`).' },
  E2N312: {
    severity: 'warning',
    message: '{file} uses a name that nothing declares: {reason}, at `{line}`.',
    hint: 'Where the Express code has the same mistake, mend it there. Else it is one of express-to-next: please report it with the source of that endpoint.',
  },
  E2N050: { severity: 'error', message: "No endpoint matches --route '{pattern}'.", hint: '{nearest}' },
  E2N051: { severity: 'error', message: "'{pattern}' is no route pattern: {reason}.", hint: "Write '[METHOD ]path', with * for any characters: 'GET /users/:id', '/admin/*', 'POST *'." },
  E2N350: {
    severity: 'error',
    message: '{files} changed since they were written, and would be written differently now. Nothing was written.',
    hint: 'Move your changes out of the way, or delete the files, and run again; `migrate --dry-run` shows what is new.',
  },
  E2N351: {
    severity: 'error',
    message: '{files} exists already and was not written by express-to-next. Nothing was written.',
    hint: 'Move or rename it, or choose another target with --out.',
  },
  E2N352: {
    severity: 'error',
    message: '{file} would be written outside of the target: {reason}. Nothing was written.',
    hint: 'Replace the link by a folder or a file of its own.',
  },
  E2N353: {
    severity: 'error',
    message: 'The file made for {file} does not parse: {reason}. Nothing was written.',
    hint: 'This is a mistake of express-to-next: please report it, with the source of that endpoint. `--route` can leave it out until then.',
  },
  E2N354: {
    severity: 'error',
    message: 'Another run (process {pid}) is writing into {path}.',
    hint: 'Wait until it has ended. If there is no such run, delete the folder .express-to-next/transaction of the target.',
  },
  E2N355: {
    severity: 'error',
    message: 'An interrupted run cannot be finished: {files} changed since.',
    hint: 'Delete the folder .express-to-next/transaction of the target to keep all files as they are now, and run again.',
  },
  E2N356: { severity: 'error', message: 'Writing into {path} failed: {reason}. All files are as they were.', hint: 'Mend the cause and run again.' },
  E2N357: { severity: 'error', message: '`{command}` failed in {path}: {reason}.', hint: 'The files are written; run the command by hand.' },
  E2N358: {
    severity: 'error',
    message: 'An earlier run into {path} was interrupted.',
    hint: 'Run `migrate` without --dry-run and --check: it first finishes or undoes what was begun.',
  },
  E2N359: { severity: 'error', message: 'The manifest {file} cannot be read: {reason}.', hint: 'Restore it from version control, or delete it: then every existing file counts as yours.' },
  E2N101: { severity: 'warning', message: 'Another Express app is created here; it is not migrated.', hint: 'Run again with the file of that app as the source.' },
  E2N102: { severity: 'warning', message: '{callee} gets {value} and may register routes on it that reading does not see.', hint: 'Compare the endpoints in the report with those of the running app.' },
  E2N103: { severity: 'warning', message: 'The path {text} could not be found by reading.', hint: 'Write the path as a constant.' },
  E2N104: { severity: 'warning', message: '{text} may register a route, but which method it is could not be found by reading.', hint: 'Write the method as a constant.' },
  E2N105: { severity: 'warning', message: 'The start-up code goes deeper than it is read; what is registered beyond this place is not seen.' },
  E2N106: { severity: 'warning', message: 'The module {specifier} was not found.', hint: 'Check the import, or run the code generator that writes it.' },
  E2N107: { severity: 'warning', message: 'The method {member} of an app or router is replaced by {value}.', hint: 'Routes registered through it may behave differently.' },
  E2N108: { severity: 'warning', message: 'A server is made with a request listener of its own, which may answer before the app does.' },
  E2N109: { severity: 'warning', message: 'The router made here has {count} registrations, but is not mounted where reading can see it.' },
  E2N112: {
    severity: 'warning',
    message: "The path {text} depends on how the app is started; it is taken to be its default, '{value}'.",
    hint: 'Where it is another in production, write that one into the source and run again.',
  },
  E2N110: {
    severity: 'error',
    message: '{text} does not exist yet when it is registered here: this module and {file} import each other in a circle.',
    hint: 'Express fails here at start-up, too. Move what both modules need into a third one.',
  },
  E2N501: { severity: 'error', message: 'The requests in {file} cannot be used: {reason}', hint: 'The file is a list of {"method", "path", "headers", "body", "form", "save", "cookies", "expect", "name"}; `express-to-next verify --help` shows one.' },
  E2N502: {
    severity: 'error',
    message: 'The source does not start: {reason}',
    hint: 'Start it by hand first (its dependencies, databases and environment have to be there), or give a running server with --express-url.',
  },
  E2N503: {
    severity: 'error',
    message: 'No server came of {files}: none listened, and none exports an Express app.',
    hint: 'Give the file that does with --source, or a running server with --express-url.',
  },
  E2N504: { severity: 'error', message: 'Next is not installed in {path}.', hint: 'Run the package manager there, for example `npm install`; or name the folder of the Next app with --target.' },
  E2N505: { severity: 'error', message: '`next build` failed in {path}: {reason}', hint: 'Run it there by hand to see everything that it says.' },
  E2N506: { severity: 'error', message: '`next start` failed in {path}: {reason}', hint: 'Run it there by hand to see everything that it says.' },
  E2N507: { severity: 'error', message: '{url} does not answer: {reason}.', hint: 'Start that server, or leave the option out and verify starts it.' },
  E2N508: { severity: 'error', message: '{option} has to be an http or https URL without a path, not {value}.', hint: 'For example http://127.0.0.1:3000.' },
  E2N052: {
    severity: 'error',
    message: 'The known difference {code} is denied, and no Next app is without it: {title}.',
    hint: '{reason} Leave out --deny {code}, or stay on Express.',
  },
  E2N999: {
    severity: 'error',
    message: 'express-to-next failed unexpectedly: {reason}',
    hint: 'This is a mistake of express-to-next. Please report it with the command; DEBUG=1 shows where it happened.',
  },
  E2N201: { severity: 'warning', message: 'No faithful rule for {reason}.', hint: 'The endpoint runs on the original Express code until this is rewritten.' },
  E2N202: { severity: 'warning', message: 'The chain holds {reason}.', hint: 'The endpoint runs on the original Express code.' },
  E2N203: { severity: 'warning', message: 'Next has no folder for {reason}.', hint: 'The endpoint runs on the original Express code behind a catch-all route.' },
  E2N204: { severity: 'info', message: 'A path through the handler never answers: Express leaves the request hanging, Next answers 500.' },
  E2N205: { severity: 'warning', message: 'Its module {file} holds state that bridged endpoints share.', hint: 'It becomes native together with the endpoints that are bridged.' },
  E2N206: { severity: 'warning', message: 'An earlier route, {other}, answers some requests for the same file.', hint: 'The original Express code decides between them.' },
  E2N211: { severity: 'info', message: 'Next hands {example} to {file}, which does not answer it; Express would answer it here.', hint: 'The parameter has the name of a folder beside it; tell such values apart in another way if they can occur.' },
  E2N207: { severity: 'info', message: 'The endpoint was not selected with --route.', hint: 'The original Express code answers.' },
  E2N218: { severity: 'warning', message: 'The endpoint could not be written: {defect}.', hint: 'The original Express code answers. Please report this, with the code of the route if you can.' },
  E2N208: { severity: 'warning', message: '{file} exists already and answers this path.', hint: 'Move it, or leave the endpoint out with --route.' },
  E2N209: { severity: 'warning', message: 'Next cannot answer the method {method}.', hint: 'Keep Express running for it, and put both behind one proxy.' },
  E2N210: {
    severity: 'warning',
    message: 'The route {other}, registered before, answers the same requests.',
    hint: 'Express comes here only where that route calls next(). Remove one of the two.',
  },
  E2N212: { severity: 'info', message: '{name} runs in Express, in front of native code.', hint: 'Express stays a dependency until it is replaced.' },
  E2N215: { severity: 'info', message: 'The error handler of {name} runs in Express, for what native code throws.', hint: 'Express stays a dependency until it is replaced.' },
  E2N213: {
    severity: 'info',
    message: 'POST requests that name this method in {names} come here through the POST handler of the path.',
    hint: 'Forms that were changed to send the method itself do without; then take `withMethodOverride` out.',
  },
  E2N214: { severity: 'info', message: 'The original Express code answers POST for this path, for {reason}.', hint: 'Requests that are sent with this method itself are answered here.' },
  E2N230: { severity: 'warning', message: 'It would meet the denied difference {code}: {title}.', hint: 'The original Express code answers. Leave out --deny {code} for a native route.' },
  E2N220: {
    severity: 'info',
    message: 'The query in this URL is spelled as Next hands it on: %20 as +, a bare key with =.',
    hint: 'It means the same. Where its exact text counts (a signature over the URL), check it in front of Next.',
  },
  E2N221: {
    severity: 'warning',
    message: 'Next hides the connection: the address is the last that X-Forwarded-For names, which a client may forge where no proxy sets it.',
    hint: 'Let a proxy in front of Next set X-Forwarded-For, or do not build on the address.',
  },
  E2N222: {
    severity: 'info',
    message: 'Names in req.rawHeaders are in lower case and in alphabetical order: Next keeps no other.',
  },
  E2N223: {
    severity: 'info',
    message: 'Next hides the connection: what `trust proxy` says of it is taken as fulfilled, and X-Forwarded-For is never missing.',
    hint: 'It is right behind the proxy that the setting means. Do not let clients reach Next past it.',
  },
  E2N224: {
    severity: 'warning',
    message: 'This header is always undefined: the names in req.headers are in lower case.',
    hint: 'Express answers the same. Write the name in lower case, or use req.get().',
  },
  E2N225: { severity: 'info', message: 'All headers of the request: Next adds x-forwarded-for, -host, -port and -proto where the client sends none.' },
  E2N226: {
    severity: 'info',
    message: 'Behind next() stands code that may answer, too; here the request goes on with next(), whatever that code would do.',
    hint: 'Express sends whichever answer comes first. Write `return next()` to say which is meant.',
  },
  E2N227: {
    severity: 'info',
    message: 'This sets headers whose names only the running program knows.',
    hint: 'If one of them is ETag or Last-Modified, Express answers 304 to a client that has the text already; here it gets the text again.',
  },
  E2N401: {
    severity: 'warning',
    message: 'This module keeps values in memory that requests change ({names}): they are lost at a restart, and every instance has its own.',
    hint: 'One server that stays (`next start`) keeps them as Express did. With several instances, or on a serverless platform, move them into a database or a cache.',
  },
  E2N402: {
    severity: 'warning',
    message: '{what} here, which needs a process that stays.',
    hint: 'It works with one server that stays (`next start`); on a serverless platform use its own scheduler, queue or socket service.',
  },
  E2N403: {
    severity: 'warning',
    message: 'The package {name} ({reason}) needs a process that stays.',
    hint: 'It works with one server that stays (`next start`); with several instances or on a serverless platform it needs a service outside.',
  },
  E2N410: { severity: 'info', message: 'Needs Node: {path}.' },
  E2N411: { severity: 'warning', message: '{file} cannot run on the edge runtime: {path}.', hint: 'It stays on the Node runtime.' },
  E2N412: {
    severity: 'warning',
    message: 'The target uses cacheComponents, with which Next refuses the export `runtime`: --runtime {runtime} has no effect.',
    hint: 'Leave --runtime out; every route runs on Node then.',
  },
  E2N413: {
    severity: 'warning',
    message: 'The target uses cacheComponents: Next runs a GET handler that looks at nothing of the request, and waits for nothing, once, when the app is built.',
    hint: 'Handlers of values that change while the app runs (state in memory, files) need `await connection()` from next/server.',
  },
  E2N420: {
    severity: 'warning',
    message: 'This start-up code was not carried over: {reason} ({text}).',
    hint: 'Do in instrumentation.ts what it did, as far as the app needs it.',
  },
  E2N421: { severity: 'info', message: 'Left out: Next loads .env files itself ({text}).', hint: 'Next reads .env, .env.local, .env.production and the like in the folder of the app: values of files with other names belong there.' },
  E2N422: { severity: 'info', message: 'Left out: Next ends its server itself ({text}).' },
  E2N423: { severity: 'warning', message: '{file} exists already, and the start-up code of the app is not called.', hint: 'Add to its function `register`: {load}' },
  E2N424: {
    severity: 'warning',
    message: 'This connects when its module is loaded: now at the first request of a route that uses it, which does not wait for it.',
    hint: 'Await the connection where it is used, or at the top of the module.',
  },
  E2N425: { severity: 'info', message: 'Left out: it only serves Express ({text}).' },
  E2N440: {
    severity: 'info',
    message: 'The files of {folder} are in {place}, where Next serves them.',
    hint: 'Next serves the files that are there when the app is built; the path of a folder is not redirected.',
  },
  E2N441: {
    severity: 'warning',
    message: 'The files of {folder} are in {place}, where Next serves them with cache headers of its own; Express was told {options}.',
    hint: 'Where they matter, set Cache-Control in the proxy or CDN in front of the app.',
  },
  E2N442: { severity: 'info', message: 'The original Express app serves the files of {folder}: {reason}.' },
  E2N430: { severity: 'warning', message: '{file} is read by the program, but too large to be copied.', hint: 'Copy it to {place} of the target, or let it stay where it is and change the path.' },
  E2N431: { severity: 'info', message: '{file} is not copied: it may hold secrets.', hint: 'Copy it into the folder of the Next app, which reads it by itself.' },
  E2N432: { severity: 'warning', message: 'The code in {file} is used by its path, and is not part of the bundle.', hint: 'Import it, or keep it as a program of its own.' },
  E2N433: { severity: 'info', message: 'The folder {folder} is used by its path and holds code; nothing was copied for it.', hint: 'Bundled code is no longer found by path: import what is looked up there.' },
} as const satisfies Record<string, DiagnosticKind>;

export type DiagnosticCode = keyof typeof DIAGNOSTICS;

/**
 * Makes a diagnostic from the catalogue.
 *
 * @param code key of {@link DIAGNOSTICS}
 * @param facts values for the `{placeholders}` of the message
 * @param span the place in the user's code
 */
export function diagnostic(code: DiagnosticCode, facts: Record<string, string | number> = {}, span?: SourceSpan): Diagnostic {
  const kind: DiagnosticKind = DIAGNOSTICS[code];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
  return {
    code,
    severity: kind.severity,
    message: fill(kind.message),
    ...(span && { span }),
    ...(kind.hint && { hint: fill(kind.hint) }),
  };
}

/** A mistake of the user that ends the run: printed as one diagnostic, never as a stack trace. */
export class UserError extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.name = 'UserError';
  }
}

/** How a mistake of this program is told, where the endpoint concerned can be bridged instead. */
export function defectText(error: unknown): string {
  return `a defect of express-to-next (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`;
}
