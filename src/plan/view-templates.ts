import path from 'node:path';

/** Express's own settings that the migrated app has none of (express/lib/application.js, `defaultConfiguration`). */
const OWN_SETTINGS = /\bsettings\s*(?:\.\s*(?:etag|view)\b|\[\s*['"](?:etag|etag fn|query parser|query parser fn|subdomain offset|trust proxy|trust proxy fn|view|x-powered-by|jsonp callback name)['"])/;

/** What a template takes in from another file, as far as one can see without knowing its language. */
const INCLUDES = /(?:include|extends|import|layout|partial|block)\b[^\n'"]{0,20}?['"\s(]((?:\.\.\/)+[^\s'"`)>]+)/g;

/**
 * Why a template cannot be rendered without the original app.
 *
 * @param templates absolute path and text of every file in the folders of the views
 * @returns null where nothing speaks against it
 */
export function templateObstacle(templates: readonly { file: string; text: string }[], folders: readonly string[]): string | null {
  for (const { file, text } of templates) {
    const name = path.basename(file);
    // The merged locals are all that a view is given.
    if (/\b_locals\b/.test(text)) return `a view that reads _locals (${name})`;
    if (OWN_SETTINGS.test(text)) return `a view that reads settings of Express (${name})`;
    for (const [, other] of text.matchAll(INCLUDES)) {
      const at = path.resolve(path.dirname(file), other);
      if (!folders.some((folder) => at.startsWith(`${folder}${path.sep}`))) return `a view that includes a file from elsewhere (${name})`;
    }
  }
  return null;
}
