import picocolors from 'picocolors';
import type { Outcome, Severity } from '../model.js';

type Paint = (text: string) => string;

/** How a report looks on one terminal. */
export interface Style {
  /** Columns to fit into; undefined where nothing is to be cut (files, pipes). */
  width?: number;
  bold: Paint;
  dim: Paint;
  good: Paint;
  warn: Paint;
  bad: Paint;
  info: Paint;
}

/** The style of a terminal with colours, or of anything else without. */
export function styleOf({ color, width }: { color: boolean; width?: number }): Style {
  const { bold, dim, green, yellow, red, cyan } = picocolors.createColors(color);
  return { ...(width !== undefined && { width }), bold, dim, good: green, warn: yellow, bad: red, info: cyan };
}

export function outcomePaint(style: Style, outcome: Outcome): Paint {
  return { native: style.good, bridged: style.warn, legacy: style.bad }[outcome];
}

export function severityPaint(style: Style, severity: Severity): Paint {
  return { error: style.bad, warning: style.warn, info: style.info }[severity];
}
