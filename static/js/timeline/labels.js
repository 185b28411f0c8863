/**
 * Knows how an event is said in one sentence, for screen readers, tables and tooltips alike.
 *
 *   labelOf(event, { words, language: 'en', index: 3, count: 57, byId });
 *
 * @typedef {import('./layout.js').TimelineEvent} TimelineEvent
 * @typedef {import('./strings.js').Words} Words
 */
import { fill, localeOf } from './strings.js';

const MS_PER_DAY = 86_400_000;
const PARTS = { year: { year: 'numeric' }, month: { month: 'long', year: 'numeric' }, day: { day: 'numeric', month: 'long', year: 'numeric' } };
/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} language @param {'year' | 'month' | 'day'} unit */
function formatOf(language, unit) {
  const key = `${language} ${unit}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(localeOf(language), { .../** @type {any} */ (PARTS[unit]), timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format;
}

/** Return a day in words, or the month or the year that it lies in.
 * @param {number} day @param {string} language @param {'year' | 'month' | 'day'} [unit] */
export function dayInWords(day, language, unit = 'day') {
  return formatOf(language, unit).format(new Date(day * MS_PER_DAY));
}

/** Return a date in words: the server's where it has them in this language, else those of the pages in another one.
 * @param {TimelineEvent} event @param {Words} words @param {string} language */
export function dateInWords(event, words, language) {
  if (event.words && language.startsWith('en')) return event.words;
  const { first, last } = event;
  if (first === null && last === null) return words.dateUnknown;
  if (first === null) return fill(words.until, { last: dayInWords(/** @type {number} */ (last), language) });
  if (last === null) return fill(words.since, { first: dayInWords(first, language) });
  if (first === last) return dayInWords(first, language);
  if (event.extent === 'within' && event.precision === 'month') return fill(words.inMonth, { month: dayInWords(first, language, 'month') });
  if (event.extent === 'within' && event.precision === 'year') return fill(words.inYear, { year: dayInWords(first, language, 'year') });
  const days = { first: dayInWords(first, language), last: dayInWords(last, language) };
  return fill(event.extent === 'within' ? words.between : words.lasted, days);
}

/** Return the sentence that a screen reader says of an event.
 * @param {TimelineEvent} event
 * @param {{words: Words, language: string, index: number, count: number, byId: Map<string, TimelineEvent>}} about */
export function labelOf(event, { words, language, index, count, byId }) {
  const answered = event.answers.map((id) => byId.get(id)).find(Boolean);
  const parts = [
    dateInWords(event, words, language),
    event.title,
    event.kindLabel,
    event.place,
    sourcesInWords(event.sources, words),
    event.unconfirmed ? words.unconfirmed : '',
    answered ? fill(words.answers, { date: dateInWords(answered, words, language) }) : '',
    fill(words.position, { index: index + 1, count }),
  ];
  return parts.filter(Boolean).join('; ');
}

/** Return how many independent sources there are, in words.
 * @param {number} count @param {Words} words */
export function sourcesInWords(count, words) {
  return count === 1 ? words.source : fill(words.sources, { count });
}

/** Return how long after an act its answer came.
 * @param {number} days @param {Words} words */
export function gapInWords(days, words) {
  if (days === 0) return words.sameDay;
  return days === 1 ? words.dayLater : fill(words.daysLater, { count: days });
}
