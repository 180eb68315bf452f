/** Names in use in one function body that we put together, so that ours do not collide with the user's. */
export class LocalNames {
  private taken: Set<string>;

  constructor(texts: readonly string[]) {
    this.taken = new Set(texts.flatMap((text) => text.match(/[A-Za-z_$][\w$]*/g) ?? []));
  }

  /** Remembers the names in use, for {@link reset}. */
  mark(): ReadonlySet<string> {
    return new Set(this.taken);
  }

  /** Gives back the names that were claimed since, at the end of their block. */
  reset(mark: ReadonlySet<string>): void {
    this.taken = new Set(mark);
  }

  claim(...candidates: string[]): string {
    let name = candidates.find((candidate) => !this.taken.has(candidate));
    for (let n = 2; !name; n++) if (!this.taken.has(`${candidates[0]}${n}`)) name = `${candidates[0]}${n}`;
    this.taken.add(name);
    return name;
  }
}

/** A name for what a guard returns: `requireAuth` → `auth`, `validate(schema)` → `validated`. */
export function resultName(callee: string): string {
  const name = /([A-Za-z_$][\w$]*)(?:\(|$)/.exec(callee.replace(/^.*\.(?=[A-Za-z_$][\w$]*(?:\(|$))/, ''))?.[1] ?? 'guard';
  const stem = /^(?:require|ensure|check|verify|is|has|assert|load|set|attach|use|with)([A-Z]\w*)$/.exec(name)?.[1];
  if (stem) return stem[0].toLowerCase() + stem.slice(1);
  if (/ate$/.test(name)) return `${name}d`;
  return `${name}Result`;
}
