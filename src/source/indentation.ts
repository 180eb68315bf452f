/** White space at the start of the line that holds an offset. */
export function indentationAt(code: string, offset: number): string {
  const start = code.lastIndexOf('\n', offset - 1) + 1;
  return /^[^\S\n]*/.exec(code.slice(start, offset))![0];
}
