/**
 * Speaks to the API and turns its answers into what the timeline draws; the only file that knows their shape.
 *
 *   const api = createApi('/api/v1/?region=gaza');
 *   const { limits, lanes } = await loadBins(api, null);
 *
 * @typedef {import('./scale.js').View} View
 * @typedef {import('./canvas.js').Bin} Bin
 * @typedef {{base: URL, filters: URLSearchParams, nobody: string}} Api `nobody` names the lane of acts without a named party
 * @typedef {object} Binned
 * @property {{key: string, name: string, bins: Bin[]}[]} lanes @property {Bin[]} bins all lanes together
 * @property {View} limits @property {View} home the time in which most happened @property {number} dated @property {number} undated
 */
import { sumOf } from './canvas.js';
import { pairNamer } from './lanes.js';
import { CLASSES, classOf } from './signs.js';
import { busyView, toDay, toIso } from './scale.js';

const PAGE_SIZE = 500;
const MAX_PAGES = 5;
const MARGIN = 0.03;
const UNCONFIRMED = new Set(['contested', 'discounted', 'single_anonymous', 'party_claim']);
const UNSURE = new Set(['alleged', 'denied']);

/** Return where the API is and what the page filters by.
 * @param {string} src @param {string} [nobody] @returns {Api} */
export function createApi(src, nobody = '') {
  const url = new URL(src, document.baseURI);
  return { base: new URL(url.pathname.replace(/\/?$/, '/'), url.origin), filters: url.searchParams, nobody };
}

/** @param {Api} api @param {string} path @param {Record<string, string>} more @param {AbortSignal} [signal] */
async function ask(api, path, more, signal) {
  const url = new URL(path, api.base);
  for (const [name, value] of api.filters) url.searchParams.append(name, value);
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value);
  return read(url, signal);
}

/** @param {URL | string} url @param {AbortSignal} [signal] */
async function read(url, signal) {
  const answer = await fetch(url, { signal, credentials: 'omit', headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return answer.json();
}

/** Return how many events begin when, a lane for each region, or for each class where the page shows one region.
 * @param {Api} api @param {{window: View, step: string} | null} wanted null is the whole period
 * @param {AbortSignal} [signal] @returns {Promise<Binned>} */
export async function loadBins(api, wanted, signal) {
  const step = wanted?.step ?? 'month';
  const days = wanted ? daysOf(wanted.window) : {};
  return toBinned(await ask(api, 'timeline/bins/', { ...days, step }, signal), step, emptyView(api.filters));
}

/** @param {View} window */
function daysOf(window) {
  return { from: toIso(window.start), to: toIso(window.end - 1) };
}

/** Return the days that a timeline without events shows: those asked for, else the last month.
 * @param {URLSearchParams} filters @returns {View} */
function emptyView(filters) {
  const today = Math.floor(Date.now() / 86_400_000);
  const end = (toDay(filters.get('to')) ?? today) + 1;
  return { start: Math.min(toDay(filters.get('from')) ?? end - 31, end - 1), end };
}

/** Return the answer of the bins as lanes; pure.
 * @param {any} answer @param {string} step @param {View} empty what is shown where nothing is @returns {Binned} */
export function toBinned(answer, step, empty) {
  const isOne = new Set(answer.bins.map((/** @type {any} */ bin) => bin.region)).size <= 1;
  /** @type {Map<string, Map<number, Bin>>} */
  const lanes = new Map();
  /** @type {Map<number, Bin>} */
  const all = new Map();
  for (const row of answer.bins) {
    const name = classOf(row.series, row.quad);
    const start = /** @type {number} */ (toDay(row.start));
    const lane = isOne ? name : row.region;
    if (!lanes.has(lane)) lanes.set(lane, new Map());
    for (const bins of [/** @type {Map<number, Bin>} */ (lanes.get(lane)), all]) {
      const bin = bins.get(start) ?? { start, end: endOf(start, step), counts: {} };
      bin.counts[name] = (bin.counts[name] ?? 0) + row.count;
      bins.set(start, bin);
    }
  }
  const names = answer.region_names ?? {};
  const sorted = [...lanes].sort(isOne ? byClass : (a, b) => sizeOf(b[1]) - sizeOf(a[1]));
  const bins = [...all.values()].sort((a, b) => a.start - b.start);
  const limits = bins.length ? limitsOf(bins) : empty;
  return {
    lanes: sorted.map(([key, members]) => ({ key, name: names[key] ?? key, bins: [...members.values()] })),
    bins,
    limits,
    home: busyView(bins.map((bin) => ({ ...bin, sum: sumOf(bin) })), limits),
    dated: answer.total - answer.undated,
    undated: answer.undated,
  };
}

/** @param {[string, any]} a @param {[string, any]} b */
function byClass(a, b) {
  return CLASSES.indexOf(b[0]) - CLASSES.indexOf(a[0]);
}

/** @param {Map<number, Bin>} bins */
function sizeOf(bins) {
  let sum = 0;
  for (const bin of bins.values()) for (const count of Object.values(bin.counts)) sum += count;
  return sum;
}

/** @param {number} start @param {string} step */
function endOf(start, step) {
  if (step === 'day') return start + 1;
  if (step === 'week') return start + 7;
  const moment = new Date(start * 86_400_000);
  return Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1, 1) / 86_400_000;
}

/** @param {Bin[]} bins in the order of time @returns {View} */
function limitsOf(bins) {
  const [first, last] = [bins[0].start, bins[bins.length - 1].end];
  const margin = Math.max(1, Math.ceil((last - first) * MARGIN));
  return { start: first - margin, end: last + margin };
}

/** Return the events of a window, or all of them; at most 2,500.
 * @param {Api} api @param {View | null} window @param {AbortSignal} [signal] */
export async function loadEvents(api, window, signal) {
  /** @type {any[]} */
  const rows = [];
  let answer = await ask(api, 'events/', { ...(window ? daysOf(window) : {}), page_size: String(PAGE_SIZE) }, signal);
  for (let page = 1; ; page += 1) {
    rows.push(...answer.results.map((/** @type {any} */ row) => ({ ...row, url: pageOf(api, row.url) })));
    if (!answer.next || page >= MAX_PAGES) return toEvents(rows, { byPair: api.filters.has('region'), nobody: api.nobody });
    answer = await read(answer.next, signal);
  }
}

/** Return rows of the API as events; lanes are pairs on a page of one region, else regions; pure.
 * @param {any[]} rows @param {{byPair: boolean, nobody?: string}} lanes
 * @returns {import('./layout.js').TimelineEvent[]} */
export function toEvents(rows, { byPair, nobody = '' }) {
  const pair = pairNamer(rows, nobody);
  return rows.map((row) => toEvent(row, byPair ? pair(row) : row.regions[0]?.name ?? ''));
}

/** @param {any} row @param {string} lane @returns {import('./layout.js').TimelineEvent} */
function toEvent(row, lane) {
  const { date } = row;
  return {
    id: String(row.id),
    title: row.title,
    series: row.series,
    quad: row.quad,
    kindLabel: row.kind_label,
    severity: row.severity,
    unconfirmed: UNCONFIRMED.has(row.grade) || UNSURE.has(row.status),
    sources: row.source_count,
    first: toDay(date.start_earliest),
    last: toDay(date.end_latest),
    openStart: date.start_earliest === null && date.end_latest !== null,
    openEnd: date.end_latest === null && date.start_earliest !== null,
    extent: date.extent === 'lasted' ? 'lasted' : 'within',
    approximate: date.edtf.includes('~'),
    words: date.words ?? '',
    lane,
    place: row.places.map((/** @type {any} */ place) => place.name).join(', '),
    url: row.url,
    updated: row.updated_at,
    answers: row.answers.map(String),
  };
}

/** Return the address that tells what changed since a moment.
 * @param {Api} api @param {string} since an ISO moment */
export function changesAddress(api, since) {
  const url = new URL('events/', api.base);
  for (const [name, value] of api.filters) url.searchParams.append(name, value);
  url.searchParams.set('updated_since', since);
  url.searchParams.delete('as_of');
  return url.href;
}

/** Return everything that readers may know of an event, or knew at the moment from which the page looks.
 * @param {Api} api @param {string} id */
export async function loadDetail(api, id) {
  const url = new URL(`events/${encodeURIComponent(id)}/`, api.base);
  if (api.filters.has('as_of')) url.searchParams.set('as_of', api.filters.get('as_of') ?? '');
  const detail = await read(url);
  return { ...detail, url: pageOf(api, detail.url) };
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
  return { points, isBuilding: answer.is_building };
}
