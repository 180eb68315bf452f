import type { Totals } from '../model.js';

/** `41 endpoints: 38 native, 2 bridged, 1 legacy`. */
export function totalsLine({ endpoints, native, bridged, legacy }: Totals): string {
  return `${count(endpoints, 'endpoint')}: ${native} native, ${bridged} bridged, ${legacy} legacy`;
}

/** A number with its noun: `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
