import { statSync } from 'node:fs';
import path from 'node:path';
import { diagnostic } from '../diagnostics.js';
import { walk } from '../lower/templates.js';
import type { Diagnostic, TargetFile } from '../model.js';
import { bytesOf, folderFiles, kindAt, sizeOf } from '../source/folder-files.js';
import type { SourceProject } from '../source/project.js';
import type { Layout } from './layout.js';
import { sourceOf } from './module-writer.js';
import type { PathPlaces } from './source-paths.js';

/** More than this is data rather than part of the program; the user decides where it goes. */
const MAX_BYTES = 20 * 1024 * 1024;
const MAX_FILES = 2000;
const SECRETS = /^\.env(?!\.(?:example|sample|template)$)(?:\.|$)/;
const CODE = /\.[mc]?[jt]sx?$/;

/** The files that the program reads by path: which they are, and where they stand in the target. */
export class Assets implements PathPlaces {
  private readonly found = new Map<string, TargetFile>();
  private readonly told = new Map<string, Diagnostic>();

  /** @param code files of the source that hold its modules */
  constructor(
    private readonly project: SourceProject,
    private readonly layout: Layout,
    private readonly code: ReadonlySet<string>,
    /** Folders whose files are in `public/` anyway. */
    private readonly published: readonly { folder: string | null; prefix: string }[],
  ) {}

  get diagnostics(): Diagnostic[] {
    return [...this.told.values()];
  }

  /** What has to be copied; a file that the output makes itself is none. */
  files(made: ReadonlySet<string>): TargetFile[] {
    return [...this.found.values()].filter((file) => !made.has(file.path));
  }

  place(at: string, open: boolean, isConstant: boolean): string {
    const slash = at.endsWith('/') ? '/' : '';
    const absolute = path.resolve(at);
    // The start of a name (`/views/user-` + id) says in which folder it is.
    const known = kindAt(absolute) ?? (open && !slash ? null : undefined);
    if (this.publicPlaceOf(absolute) === null) this.take(known === null ? path.dirname(absolute) : absolute, isConstant);
    const place = this.placeOf(absolute);
    return place === '' ? '' : place + slash;
  }

  private holdsCode(folder: string): boolean {
    return folder.startsWith('..') || [...this.code].some((file) => file.startsWith(folder === '' ? '' : `${folder}/`));
  }

  private placeOf(absolute: string): string {
    return this.publicPlaceOf(absolute) ?? this.layout.assetPathOf(this.relative(absolute));
  }

  private publicPlaceOf(absolute: string): string | null {
    const home = this.published.find(({ folder }) => folder !== null && `${absolute}/`.startsWith(`${folder}/`));
    return home ? path.posix.join(`public${home.prefix}`, path.relative(home.folder!, absolute).split(path.sep).join('/')) : null;
  }

  private relative(absolute: string): string {
    return path.relative(this.project.root, absolute).split(path.sep).join('/');
  }

  private take(absolute: string, isConstant: boolean): void {
    const kind = kindAt(absolute);
    if (kind === 'file') this.takeFile(absolute);
    else if (kind === 'folder') this.takeFolder(absolute, isConstant);
  }

  private takeFile(absolute: string): void {
    const name = this.relative(absolute);
    if (this.found.has(absolute) || this.code.has(name)) return;
    if (SECRETS.test(path.basename(absolute))) return this.tell('E2N431', name, { file: name });
    if (CODE.test(name)) return this.tell('E2N432', name, { file: name });
    if (sizeOf(absolute) > MAX_BYTES) return this.tell('E2N430', name, { file: name, place: this.placeOf(absolute) });
    this.found.set(absolute, { path: this.placeOf(absolute), content: bytesOf(absolute), modified: statSync(absolute).mtime });
  }

  private takeFolder(absolute: string, isConstant: boolean): void {
    const name = this.relative(absolute);
    const holdsCode = this.holdsCode(name);
    // A constant for the root of the project is only the start of the paths that are used.
    if (holdsCode) return isConstant ? undefined : this.tell('E2N433', name, { folder: name || '.' });
    const files = folderFiles(absolute);
    if (files.length > MAX_FILES || files.reduce((sum, { size }) => sum + size, 0) > MAX_BYTES) return this.tell('E2N430', name, { file: name, place: this.placeOf(absolute) });
    for (const { file } of files) {
      const at = path.join(absolute, file);
      if (this.found.has(at)) continue;
      this.found.set(at, { path: this.placeOf(at), content: bytesOf(at), modified: statSync(at).mtime });
      if (CODE.test(at)) this.takeImports(at);
    }
  }

  /** Code in a folder that is used by its path (migrations, jobs) is run by Node itself, which looks for what it imports. */
  private takeImports(absolute: string): void {
    const file = this.relative(absolute);
    walk(this.project.module(file).ast.program, (node) => {
      const source = sourceOf(node);
      const resolved = source && this.project.resolve(source.value, file);
      if (resolved?.kind !== 'file' && resolved?.kind !== 'json') return;
      const at = this.project.absolute(resolved.file);
      if (this.found.has(at) || this.code.has(resolved.file) || resolved.file.startsWith('..')) return;
      this.found.set(at, { path: this.placeOf(at), content: bytesOf(at), modified: statSync(at).mtime });
      if (resolved.kind === 'file') this.takeImports(at);
    });
  }

  private tell(code: 'E2N430' | 'E2N431' | 'E2N432' | 'E2N433', key: string, facts: Record<string, string>): void {
    this.told.set(`${code} ${key}`, diagnostic(code, facts));
  }
}
