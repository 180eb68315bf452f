import type { LinkFunction, SourceSpan } from '../model.js';

export type PackageLink = Extract<LinkFunction, { kind: 'package' }>;
export type BodyHelper = 'json' | 'urlencoded' | 'text' | 'raw';

/** Where the middleware of a package goes. Options are given by the place of the argument in the source. */
export type MiddlewarePlacement =
  /** Reads the body: the caller reads it where the parser stood. */
  | { kind: 'parser'; helper: BodyHelper; options: SourceSpan | null }
  /** Cookies are parsed where they are read. */
  | { kind: 'cookies'; secret: SourceSpan | null }
  /** `dynamic` where a function decides for each request, or may; `delegate` is the one that is called with the request. */
  | { kind: 'cors'; options: SourceSpan | null; dynamic: boolean; delegate: LinkFunction | null }
  /** Headers that every answer gets unless it sets its own. */
  | { kind: 'headers'; headers: Record<string, string> }
  /** Serves the files of a folder. */
  | { kind: 'static' }
  /**
   * Runs as it is, in Express, in front of native code, which reads the members of `req` that it `provides`, and calls its `methods`; of what is
   * there, it may put something new in the place of what it `replaces`.
   */
  | { kind: 'express'; provides: readonly string[]; methods: readonly string[]; replaces: readonly string[]; readsOthers: boolean; needsBody: boolean; isOpen: boolean; keepsState: boolean; readsAddress: boolean }
  /** The method of the request is another than that it was sent with; `name` of a header or of a query parameter says which, `null` where a function finds it. */
  | { kind: 'method override'; name: string | null }
  /** Next does it, or it does nothing that a client could see. */
  | { kind: 'dropped'; reason: string }
  /** Only forwards rejections to `next`: the function inside is what counts. */
  | { kind: 'wrapper'; inner: LinkFunction; span: SourceSpan }
  | { kind: 'unsupported'; reason: string };

/** What is known about the packages of the source. */
export interface PackageVersions {
  major(name: string): number | null;
}

/** How the middleware that a package makes is placed. One folder under `rules/middleware/` for each package. */
export interface MiddlewareRule {
  /** npm name. */
  package: string;
  /** Where it goes and what differs, for `docs/middleware.md`. */
  about: string;
  /** True where all that the package does with requests is done in Express. */
  isAllInExpress?: boolean;
  place(link: PackageLink, packages: PackageVersions): MiddlewarePlacement;
}
