/**
 * Says in one line what is on the screen; pure.
 *
 *   summaryOf({ single: true, shown: 57, total: 1204, undated: 3, fresh: 2, arcsLeftOut: 0 }, words);
 */
import { fill } from './strings.js';

/** Return the line of state under the plot.
 * @param {{single: boolean, shown: number, total: number, undated: number, fresh: number | null, arcsLeftOut: number}} scene
 * @param {import('./strings.js').Words} words */
export function summaryOf({ single, shown, total, undated, fresh, arcsLeftOut }, words) {
  const drawn = single ? fill(words.shown, { shown, total }) : fill(words.counted, { total: shown });
  return [
    shown === 0 ? words.noEvents : drawn,
    undated && fill(words.undated, { count: undated }),
    fresh && fill(words.visit, { count: fresh }),
    arcsLeftOut && fill(words.arcsLeftOut, { count: arcsLeftOut }),
  ]
    .filter(Boolean)
    .join('. ');
}
