/**
 * Knows the time axis: days as whole numbers, where they lie on the screen, and which ticks tell them apart.
 *
 * A day is the number of days since 1970-01-01 in UTC; a view is the half-open stretch of days on the screen.
 *
 *   const scale = createScale({ start: 20254, end: 20284 }, 900);
 *   scale.x(20254); // 0
 *
 * @typedef {{start: number, end: number}} View
 * @typedef {{x: (day: number) => number, day: (x: number) => number, pxPerDay: number, width: number}} Scale
 * @typedef {{day: number, label: string, major: boolean}} Tick
 */
import { localeOf } from './strings.js';

const MS_PER_DAY = 86_400_000;
const MIN_TICK_PX = 84;
/** A million events are about a thousand a day: a day must fill the screen before they can be told apart. */
export const MIN_DAYS = 1;
const BUSY_SHARE = 0.9;
const BUSY_MARGIN = 0.06;
const BUSY_WORTH = 0.6;

/** Return the day number of an ISO day, null for anything else.
 * @param {string | null | undefined} iso
 * @returns {number | null} */
export function toDay(iso) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso ?? '');
  if (!found) return null;
  const moment = Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
  // the calendar would silently turn 30 February into 2 March
  return new Date(moment).toISOString().startsWith(found[0]) ? moment / MS_PER_DAY : null;
}

/** Return the ISO day of a day number.
 * @param {number} day */
export function toIso(day) {
  return new Date(Math.floor(day) * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Return the positions of days on a plot of so many pixels; right to left when `mirrored`.
 * @param {View} view @param {number} width @param {boolean} [mirrored]
 * @returns {Scale} */
export function createScale(view, width, mirrored = false) {
  const pxPerDay = width / Math.max(view.end - view.start, 1e-9);
  const flip = (/** @type {number} */ x) => (mirrored ? width - x : x);
  return {
    width,
    pxPerDay,
    x: (day) => flip((day - view.start) * pxPerDay),
    day: (x) => view.start + flip(x) / pxPerDay,
  };
}

/** Return the view moved and narrowed so that it stays inside the limits.
 * @param {View} view @param {View} limits
 * @returns {View} */
export function clampView(view, limits) {
  const most = Math.max(limits.end - limits.start, MIN_DAYS);
  const length = Math.min(Math.max(view.end - view.start, MIN_DAYS), most);
  const start = Math.min(Math.max(view.start, limits.start), limits.start + most - length);
  return { start, end: start + length };
}

/** Return the shortest stretch of whole bins that holds most of what happened; all of it where that saves little.
 * @param {{start: number, end: number, sum: number}[]} bins in the order of time @param {View} limits
 * @returns {View} */
export function busyView(bins, limits) {
  const wanted = bins.reduce((sum, bin) => sum + bin.sum, 0) * BUSY_SHARE;
  /** @type {View | null} */
  let best = null;
  let inside = 0;
  let first = 0;
  for (const bin of bins) {
    inside += bin.sum;
    while (inside - bins[first].sum >= wanted) inside -= bins[first++].sum;
    const isShorter = !best || bin.end - bins[first].start < best.end - best.start;
    if (inside >= wanted && wanted > 0 && isShorter) best = { start: bins[first].start, end: bin.end };
  }
  if (!best) return limits;
  const margin = (best.end - best.start) * BUSY_MARGIN;
  const view = clampView({ start: best.start - margin, end: best.end + margin }, limits);
  return view.end - view.start < (limits.end - limits.start) * BUSY_WORTH ? view : limits;
}

/** Return the view after zooming; a factor below 1 comes nearer, `at` stays where it is.
 * @param {View} view @param {number} factor @param {number} at @param {View} limits */
export function zoomView(view, factor, at, limits) {
  const length = (view.end - view.start) * factor;
  const most = Math.max(limits.end - limits.start, MIN_DAYS);
  const wanted = Math.min(Math.max(length, MIN_DAYS), most);
  const share = (at - view.start) / (view.end - view.start);
  const start = at - wanted * share;
  return clampView({ start, end: start + wanted }, limits);
}

/** Return the view moved by so many days.
 * @param {View} view @param {number} days @param {View} limits */
export function panView(view, days, limits) {
  return clampView({ start: view.start + days, end: view.end + days }, limits);
}

/** Return the size of bin that keeps a bar at least three pixels wide.
 * @param {number} pxPerDay
 * @returns {'day' | 'week' | 'month'} */
export function chooseStep(pxPerDay) {
  if (pxPerDay >= 3) return 'day';
  return pxPerDay * 7 >= 3 ? 'week' : 'month';
}

/** @typedef {{months: number, days: number}} Stride */
/** @type {Stride[]} strides from fine to coarse; days divide a month roughly, months a year exactly */
const STRIDES = [
  { days: 1, months: 0 },
  { days: 2, months: 0 },
  { days: 7, months: 0 },
  { days: 0, months: 1 },
  { days: 0, months: 3 },
  { days: 0, months: 12 },
  { days: 0, months: 60 },
  { days: 0, months: 120 },
  { days: 0, months: 600 },
  { days: 0, months: 1200 },
];

/** Return the ticks of a view in the words of a language.
 * @param {View} view @param {number} width @param {string} [language]
 * @returns {Tick[]} */
export function createTicks(view, width, language = 'en') {
  const pxPerDay = width / (view.end - view.start);
  const stride =
    STRIDES.find((step) => (step.days || step.months * 30) * pxPerDay >= MIN_TICK_PX) ?? STRIDES[STRIDES.length - 1];
  const days = stride.days ? dayTicks(view, stride.days) : monthTicks(view, stride.months);
  const name = namer(stride, language);
  return days.map((day, n) => ({ day, label: name(day, n === 0), major: isMajor(day, stride) }));
}

/** @param {View} view @param {number} step */
function dayTicks(view, step) {
  // 1970-01-05 was a Monday: week ticks begin there
  const origin = step === 7 ? 4 : 0;
  const ticks = [];
  for (let day = Math.ceil((view.start - origin) / step) * step + origin; day < view.end; day += step) ticks.push(day);
  return ticks;
}

/** @param {View} view @param {number} step */
function monthTicks(view, step) {
  const first = new Date(Math.floor(view.start) * MS_PER_DAY);
  let month = first.getUTCFullYear() * 12 + first.getUTCMonth();
  month = Math.ceil(month / step) * step;
  const ticks = [];
  for (;;) {
    const moment = new Date(0);
    moment.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
    const day = moment.getTime() / MS_PER_DAY;
    if (day >= view.end) return ticks;
    if (day >= view.start) ticks.push(day);
    month += step;
  }
}

/** @param {number} day @param {Stride} stride */
function isMajor(day, stride) {
  const moment = new Date(day * MS_PER_DAY);
  if (stride.days) return moment.getUTCDate() <= stride.days;
  return stride.months >= 12 || moment.getUTCMonth() === 0;
}

/** @param {Stride} stride @param {string} language */
function namer(stride, language) {
  /** @type {Intl.DateTimeFormatOptions} */
  const plain = stride.days
    ? { day: 'numeric', month: 'short' }
    : stride.months < 12
      ? { month: 'short' }
      : { year: 'numeric' };
  const short = formatOf(language, plain);
  const long = formatOf(language, { ...plain, year: 'numeric' });
  return (/** @type {number} */ day, /** @type {boolean} */ isFirst) => {
    const moment = new Date(day * MS_PER_DAY);
    const opensYear = moment.getUTCMonth() === 0 && (!stride.days || moment.getUTCDate() <= stride.days);
    return (isFirst || opensYear ? long : short).format(moment);
  };
}

/** @type {Map<string, Intl.DateTimeFormat>} to make one takes longer than to draw a frame */
const formats = new Map();

/** @param {string} language @param {Intl.DateTimeFormatOptions} parts */
function formatOf(language, parts) {
  const key = `${language} ${Object.keys(parts)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(localeOf(language), { ...parts, timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format;
}

/** Return the day at which an event is drawn, null where neither end is known.
 * @param {{first?: number | null, last?: number | null} | null | undefined} event */
export const dayOf = (event) => event?.first ?? event?.last ?? null;

/** @param {number} day @param {{start: number, end: number}} view */
export const isWithin = (day, view) => day >= view.start && day < view.end;

/** @param {{start: number, end: number}} view */
export const middleOf = (view) => (view.start + view.end) / 2;
