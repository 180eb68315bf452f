import type { Plan } from '../model.js';
import type { Style } from './style.js';
import { padTo } from './text-width.js';
import { count } from './totals.js';

/** The known differences that the app meets; those that every Next app has stand in one line. */
export function differencesText({ differences, totals }: Plan, style: Style): string {
  if (differences.length === 0) return '';
  const isEverywhere = ({ denied, endpoints }: Plan['differences'][number]) => denied === 'error' && endpoints === totals.endpoints - totals.legacy;
  const own = differences.filter((one) => !isEverywhere(one));
  const everywhere = differences.filter(isEverywhere).map(({ code }) => code);
  const width = Math.max(0, ...own.map(({ code }) => code.length));
  return [
    'Next answers differently in these known ways (--deny CODE refuses one):\n',
    ...own.map(({ code, title, endpoints }) => `  ${style.bold(padTo(code, width))}  ${title} ${style.dim(`(${count(endpoints, 'endpoint')})`)}\n`),
    ...(everywhere.length > 0 ? [style.dim(`  always: ${everywhere.join(', ')}\n`)] : []),
  ].join('');
}
