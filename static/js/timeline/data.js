/**
 * Speaks to the API; the only file that knows its addresses.
 *
 *   const api = createApi('/api/v1/?region=gaza', words, 'en');
 *   const { limits, lanes, events } = await loadDrawing(api, null, { most: 1000 });
 *
 * @typedef {import('./scale.js').View} View
 * @typedef {import('./drawing.js').Drawing} Drawing
 * @typedef {{base: URL, filters: URLSearchParams, words: import('./strings.js').Words, language: string}} Api
 */
import { toDrawing } from './drawing.js';
import { toDay, toIso } from './scale.js';
import { knownLanguage } from './strings.js';

/** Return where the API is and what the page filters by.
 * @param {string} src @param {import('./strings.js').Words} words @param {string} language @returns {Api} */
export function createApi(src, words, language) {
  const url = new URL(src, document.baseURI);
  return { base: new URL(url.pathname.replace(/\/?$/, '/'), url.origin), filters: url.searchParams, words, language: knownLanguage(language) };
}

/** Return an address of the API with the filters of the page; pages preload the same one, letter by letter.
 * @param {Api} api @param {string} path @param {Record<string, string>} more */
function addressOf(api, path, more) {
  const url = new URL(path, api.base);
  for (const [name, value] of api.filters) url.searchParams.append(name, value);
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value);
  return url;
}

/** @param {URL | string} url @param {AbortSignal} [signal] */
async function read(url, signal) {
  // what a page preloads is taken only by a request of the same kind: no headers of ours, and not without credentials
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return answer.json();
}

/** Return what is drawn of a window: how many events begin when, and the events where there are at most so many.
 * @param {Api} api @param {{window: View, step: string} | null} wanted null is the whole period
 * @param {{most: number, signal?: AbortSignal}} options @returns {Promise<Drawing>} */
export async function loadDrawing(api, wanted, { most, signal }) {
  const days = wanted ? { from: toIso(wanted.window.start), to: toIso(wanted.window.end - 1) } : {};
  const more = { ...days, step: wanted?.step ?? 'month', most: String(most), lang: api.language };
  const answer = await read(addressOf(api, 'timeline/drawing/', more), signal);
  return toDrawing(answer, {
    byPair: api.filters.has('region'),
    nobody: api.words.nobody,
    classNames: api.words,
    empty: emptyView(api.filters),
    pageOf: (id) => pageOf(api, `${answer.events_base}${id}/`),
  });
}

/** Return the days that a timeline without events shows: those asked for, else the last month.
 * @param {URLSearchParams} filters @returns {View} */
function emptyView(filters) {
  const today = Math.floor(Date.now() / 86_400_000);
  const end = (toDay(filters.get('to')) ?? today) + 1;
  return { start: Math.min(toDay(filters.get('from')) ?? end - 31, end - 1), end };
}

/** Return the address that tells what changed since a moment.
 * @param {Api} api @param {string} since an ISO moment */
export function changesAddress(api, since) {
  const url = addressOf(api, 'events/', { updated_since: since });
  url.searchParams.delete('as_of');
  return url.href;
}

/** Return the address of an event's page, as of the moment that the timeline shows.
 * @param {Api} api @param {string} url */
function pageOf(api, url) {
  const moment = api.filters.get('as_of');
  return moment && url ? `${url}?as_of=${encodeURIComponent(moment)}` : url;
}

/** Return the index of the region that the page shows; no days where it shows several or has none yet.
 * @param {Api} api @returns {Promise<import('./curve.js').Index>} */
export async function loadIndex(api) {
  const region = api.filters.get('region');
  if (!region) return { points: [], isBuilding: false };
  try {
    const url = new URL(`regions/${encodeURIComponent(region)}/escalation/`, api.base);
    if (api.filters.has('as_of')) url.searchParams.set('as_of', api.filters.get('as_of') ?? '');
    return toIndex(await read(url));
  } catch {
    // the lanes are worth showing without the index
    return { points: [], isBuilding: false };
  }
}

/** Return the answer of the index; while its baseline is being built it shows raw points; pure.
 * @param {any} answer @returns {import('./curve.js').Index} */
export function toIndex(answer) {
  const points = answer.days.map((/** @type {any} */ row) => {
    const hostility = row.hostility ?? row.hostility_points;
    const calm = row.deescalation ?? row.deescalation_points;
    return {
      day: toDay(row.day),
      rung: row.rung,
      unconfirmedRung: row.rung_unconfirmed,
      low: hostility.low,
      median: hostility.median,
      high: hostility.high,
      calm: calm.median,
      provisional: row.is_provisional,
    };
  });
  return { points, isBuilding: answer.is_building, marks: answer.turning_points };
}
