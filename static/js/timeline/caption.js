/**
 * Says what a saved picture shows: title, period, filters, when it was taken and from where.
 *
 *   describe(chart); // { size, title, lines }
 */
import { dayInWords } from './labels.js';
import { fill } from './strings.js';

const MS_PER_DAY = 86_400_000;
/** Parts of an address that choose no events, or that the title says. */
const NO_FILTERS = new Set(['region', 'from', 'to', 'lang']);

/** Return what stands over a saved picture.
 * @param {any} chart see chart.js @returns {import('./picture.js').About} */
export function describe({ host, view, window, words, language, api, address: keeper }) {
  keeper.settle();
  const { width, height } = view.plot.getBoundingClientRect();
  const day = (/** @type {number} */ number) => dayInWords(number, language);
  const address = host.hasAttribute('own') ? location.href : (host.getAttribute('src') ?? '');
  const filters = [...api.filters].filter(([name]) => !NO_FILTERS.has(name)).map(([name, value]) => `${name}: ${value}`);
  const retrieved = { day: day(Math.floor(Date.now() / MS_PER_DAY)), address: new URL(address, document.baseURI).href };
  return {
    size: { width, height },
    title: host.title || document.title,
    lines: [
      [`${day(Math.floor(window.start))} – ${day(Math.ceil(window.end) - 1)}`, ...filters].join(' · '),
      fill(words.retrieved, retrieved),
    ],
  };
}
