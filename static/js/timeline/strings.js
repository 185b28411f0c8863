/**
 * Knows the words of the timeline in each language; numbers, dates and plurals come from Intl.
 *
 *   const words = await wordsFor('ar');
 *   words.zoomIn; // 'تكبير'
 *
 * A value with {name} in it is filled by `fill`.
 */

const ENGLISH = {
  chart: 'Timeline',
  table: 'Table',
  earlier: 'Earlier',
  later: 'Later',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Whole period',
  replies: 'Replies',
  keys: 'Keys',
  close: 'Close',
  others: 'Others',
  nobody: 'Nobody named',
  loading: 'Loading …',
  failed: 'The data could not be loaded. What is shown may be incomplete.',
  retry: 'Try again',
  plot: 'Events by lane and time; arrow keys move, Enter opens',
  overview: 'Whole period; the framed part is on the screen',
  windowStart: 'Start of the window',
  windowEnd: 'End of the window',
  shown: '{shown} of {total} events in the window',
  counted: '{total} events in the window, drawn as bars; zoom in for single events',
  undated: '{count} without a usable date are listed below',
  noEvents: 'No events in this window. Show the whole period or loosen a filter.',
  sources: '{count} independent sources',
  source: '1 independent source',
  unconfirmed: 'unconfirmed',
  answers: 'answers an event of {date}',
  position: '{index} of {count}',
  dateUnknown: 'date unknown',
  between: 'one day between {first} and {last}',
  until: 'until {last} at the latest',
  since: 'from {first} on',
  inMonth: 'in {month}, day unknown',
  inYear: 'in {year}, day unknown',
  lasted: 'from {first} to {last}',
  daysLater: '{count} days later',
  dayLater: '1 day later',
  sameDay: 'same day',
  date: 'Date',
  event: 'Event',
  kind: 'Kind',
  place: 'Place',
  lane: 'Lane',
  evidence: 'Sources',
  open: 'Open the full page',
  previousPage: 'Previous 100',
  nextPage: 'Next 100',
  page: 'Rows {first} to {last} of {total}',
  hostility: 'Hostility index, axis to {top}; 100 is an average day of the baseline year',
  hostilityPoints: 'Hostility, raw points to {top}; the baseline is being built',
  calm: 'De-escalation',
  png: 'Save as PNG picture',
  svg: 'Save as SVG drawing',
  retrieved: 'Retrieved {day} from {address}',
  news: '{count} new or changed: show',
  visit: 'New since your last visit: {count}',
  arcsLeftOut: '{count} further replies are not drawn',
  'hostile-material': 'Hostile act, in deeds',
  'hostile-verbal': 'Hostile act, in words',
  'deescalation-material': 'De-escalation, in deeds',
  'deescalation-verbal': 'De-escalation, in words',
  none: 'Other act',
  keyList:
    'Left, Right: within a lane. Up, Down: nearest event of the next lane. Home, End: first, last. Page Up, Page Down: one screen. Plus, Minus, 0: zoom in, out, whole period. Enter: open. Escape: back. R: replies. ?: this list.',
};

/** @typedef {typeof ENGLISH} Words */

/** Return which of our languages a reader gets: his own, or English.
 * @param {string} language
 * @returns {'ar' | 'en'} */
export function knownLanguage(language) {
  return language.toLowerCase().split('-')[0] === 'ar' ? 'ar' : 'en';
}

/** The days are said as the pages say them: in the order of British English, and with the digits that all readers know. */
const LOCALES = { en: 'en-GB', ar: 'ar-u-nu-latn' };

/** Return the locale in which days are said.
 * @param {string} language */
export function localeOf(language) {
  return /** @type {Record<string, string>} */ (LOCALES)[language.toLowerCase().split('-')[0]] ?? language;
}

/** Return the words of a language, English where it is not known.
 * @param {string} language
 * @returns {Promise<Words>} */
export async function wordsFor(language) {
  if (knownLanguage(language) !== 'ar') return ENGLISH;
  arabic ??= import('./arabic.js').then(({ ARABIC }) => ARABIC);
  return arabic;
}

/** @type {Promise<Words> | undefined} kept, so that who asks again has them before the next picture */
let arabic;

/** Return a number as it is read, with its thousands apart.
 * @param {number} value */
export function inDigits(value) {
  return value < 10_000 ? String(value) : value.toLocaleString('en');
}

/** Return a text with its {names} filled.
 * @param {string} text @param {Record<string, string | number>} values */
export function fill(text, values) {
  const said = (/** @type {string | number} */ value) => (typeof value === 'number' ? inDigits(value) : value);
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? said(values[name]) : whole));
}
