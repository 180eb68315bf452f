/**
 * What two right answers may differ in, and the proof of it.
 *
 * A value is *volatile* when Express itself sends another one to the same request: then the two sides need only agree in
 * shape. The proof is a second answer of Express, handed in beside each value as `again`. A volatile value is still held
 * to what can be known of it: a point in time has to lie where Express's lies, seen from the moment of the answer; a
 * random id has to stand for the same Express id during the whole run; in any other text the parts that Express repeats
 * have to be there.
 *
 * Without a second answer only points in time differ freely, and ids where `ids` is given.
 */
export interface Leeway {
  /** True when `again` values come from a second answer of Express. */
  proven: boolean;
  /**
   * True when that answer came from a process of its own: what both repeat is then fixed, to the letter. A process that
   * is asked twice also repeats what it once drew at random.
   */
  fresh: boolean;
  /** When each answer was received, in milliseconds since the epoch. */
  clock: { expected: number; actual: number };
  /** Ids of the run so far. */
  ids?: IdPairs;
}

/** Marks that Express's second answer has no such value. */
export const ABSENT = Symbol('absent');

/** Which id of Next stands for which id of Express; one to one during a run. */
export class IdPairs {
  private readonly toActual = new Map<string, string>();
  private readonly toExpected = new Map<string, string>();

  /** Whether the two may be one id; remembers the pair when neither was seen. */
  agree(expected: string, actual: string): boolean {
    if (!this.toActual.has(expected) && !this.toExpected.has(actual)) {
      this.toActual.set(expected, actual);
      this.toExpected.set(actual, expected);
    }
    return this.toActual.get(expected) === actual;
  }
}
