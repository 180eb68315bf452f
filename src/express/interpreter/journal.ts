import type { Cell, Value } from './values.js';

/** Remembers what cells held before a branch wrote to them, so that both branches of an open test can be read. */
export class Journal {
  private readonly layers: Map<Cell, Value>[] = [];

  record(cell: Cell): void {
    const layer = this.layers.at(-1);
    if (layer && !layer.has(cell)) layer.set(cell, cell.value);
  }

  begin(): void {
    this.layers.push(new Map());
  }

  /** Ends the branch: gives what it wrote, and puts the old values back. */
  rollback(): Map<Cell, Value> {
    const before = this.layers.pop() ?? new Map<Cell, Value>();
    const written = new Map<Cell, Value>();
    for (const [cell, old] of before) {
      written.set(cell, cell.value);
      cell.value = old;
    }
    return written;
  }
}
