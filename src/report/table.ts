import { cutTo, padTo, printable, textWidth } from './text-width.js';

export interface Column<Row> {
  title: string;
  text: (row: Row) => string;
  /** Colours the finished cell. */
  paint?: (cell: string, row: Row) => string;
}

/** Less than this of the last column tells nothing; then lines are left to wrap. */
const LEAST = 16;

/**
 * An aligned table, two spaces between columns.
 *
 * @param width the last column is cut to fit into it; without one nothing is cut
 */
export function renderTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[], width: number | undefined, heading: (line: string) => string): string {
  const cells = rows.map((row) => columns.map(({ text }) => printable(text(row))));
  const widths = columns.map(({ title }, i) => Math.max(...[title, ...cells.map((line) => line[i])].map(textWidth)));
  const room = width === undefined ? Infinity : width - widths.slice(0, -1).reduce((sum, column) => sum + column + 2, 0);
  const fit = (text: string, i: number) => {
    if (i < columns.length - 1) return padTo(text, widths[i]);
    return room < LEAST ? text : cutTo(text, room);
  };
  const lines = cells.map((line, r) =>
    line.map((text, i) => (columns[i].paint ?? ((cell: string) => cell))(fit(text, i), rows[r])).join('  ').trimEnd(),
  );
  return [heading(columns.map(({ title }, i) => fit(title, i)).join('  ').trimEnd()), ...lines].map((line) => `${line}\n`).join('');
}
