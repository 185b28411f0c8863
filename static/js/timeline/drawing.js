/**
 * Turns the short answer of the API into lanes, bars and single events; knows its shape and nothing of the network.
 *
 *   const { lanes, limits, events } = toDrawing(answer, { byPair: true, nobody: 'Nobody named', empty, pageOf: (id) => '...' });
 *
 * @typedef {import('./scale.js').View} View
 * @typedef {import('./canvas.js').Bin} Bin
 * @typedef {import('./layout.js').TimelineEvent} TimelineEvent
 * @typedef {{key: string, name: string, bins: Bin[]}} BarLane
 * @typedef {object} Drawing
 * @property {BarLane[]} lanes @property {Bin[]} bins all lanes together
 * @property {View} limits @property {View} home the time in which most happened @property {number} dated @property {number} undated
 * @property {TimelineEvent[] | null} events null where they are too many to be drawn one by one
 * @typedef {object} Reading
 * @property {boolean} byPair lanes of single events are pairs of parties, else regions
 * @property {string} nobody name of the lane of acts without a named party
 * @property {View} empty what is shown where nothing is
 * @property {Record<string, string>} classNames what the classes of acts are called
 * @property {(id: string) => string} pageOf
 */
import { sumOf } from './canvas.js';
import { isUnsure } from './doubt.js';
import { pairNamer } from './lanes.js';
import { busyView, toDay } from './scale.js';
import { CLASSES, classOf } from './signs.js';

const MARGIN = 0.03;
const MS_PER_DAY = 86_400_000;

/** Return the answer as the timeline draws it; pure.
 * @param {any} answer @param {Reading} reading @returns {Drawing} */
export function toDrawing(answer, reading) {
  const { lanes, all } = sumsOf(answer.bins, answer.step);
  const isOne = lanes.size === 1;
  const bins = [...all.values()].sort((a, b) => a.start - b.start);
  const limits = bins.length ? limitsOf(bins) : reading.empty;
  return {
    lanes: isOne ? byClass(bins, reading.classNames) : byRegion(lanes, answer.region_names),
    bins,
    limits,
    home: busyView(bins.map((bin) => ({ ...bin, sum: sumOf(bin) })), limits),
    dated: answer.total - answer.undated,
    undated: answer.undated,
    events: answer.events && toEvents(answer.events, answer.region_names, reading),
  };
}

/** Return the bins by region and day, and the same of all regions together.
 * @param {any} columns @param {string} step */
function sumsOf(columns, step) {
  /** @type {Map<string, Map<number, Bin>>} */
  const lanes = new Map();
  /** @type {Map<number, Bin>} */
  const all = new Map();
  columns.start.forEach((/** @type {string} */ iso, /** @type {number} */ n) => {
    const start = /** @type {number} */ (toDay(iso));
    const name = classOf(columns.series[n], columns.quad[n]);
    if (!lanes.has(columns.region[n])) lanes.set(columns.region[n], new Map());
    for (const bins of [/** @type {Map<number, Bin>} */ (lanes.get(columns.region[n])), all]) {
      const bin = bins.get(start) ?? { start, end: endOf(start, step), counts: {} };
      bin.counts[name] = (bin.counts[name] ?? 0) + columns.count[n];
      bins.set(start, bin);
    }
  });
  return { lanes, all };
}

/** Return a lane for each class that occurs, grave acts first: a page of one region would have one lane only.
 * @param {Bin[]} bins @param {Record<string, string>} names @returns {BarLane[]} */
function byClass(bins, names) {
  const lanes = CLASSES.map((key) => ({
    key,
    name: names[key],
    bins: bins.filter((bin) => bin.counts[key]).map((bin) => ({ ...bin, counts: { [key]: bin.counts[key] } })),
  }));
  return lanes.filter((lane) => lane.bins.length).reverse();
}

/** Return a lane for each region, the busiest first.
 * @param {Map<string, Map<number, Bin>>} lanes @param {Record<string, string>} names @returns {BarLane[]} */
function byRegion(lanes, names) {
  const found = [...lanes].map(([key, members]) => ({ key, name: names[key] ?? key, bins: [...members.values()] }));
  const sum = (/** @type {BarLane} */ lane) => lane.bins.reduce((whole, bin) => whole + sumOf(bin), 0);
  return found.sort((a, b) => sum(b) - sum(a));
}

/** @type {WeakMap<BarLane[], BarLane[]>} what was folded once is not folded again with every frame */
const folded = new WeakMap();

/** Return as many lanes of bars as there is room for; those beyond share the last one.
 * @param {BarLane[]} lanes @param {number} most @param {string} others @returns {BarLane[]} */
export function foldBars(lanes, most, others) {
  if (lanes.length <= most) return lanes;
  const known = folded.get(lanes);
  if (known?.length === most) return known;
  /** @type {Map<number, Bin>} */
  const rest = new Map();
  for (const bin of lanes.slice(most - 1).flatMap((lane) => lane.bins)) {
    const sum = rest.get(bin.start) ?? { ...bin, counts: {} };
    for (const [name, count] of Object.entries(bin.counts)) sum.counts[name] = (sum.counts[name] ?? 0) + count;
    rest.set(bin.start, sum);
  }
  const found = [...lanes.slice(0, most - 1), { key: '', name: others, bins: [...rest.values()] }];
  folded.set(lanes, found);
  return found;
}

/** @param {number} start @param {string} step */
function endOf(start, step) {
  if (step === 'day') return start + 1;
  if (step === 'week') return start + 7;
  const moment = new Date(start * MS_PER_DAY);
  return Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1, 1) / MS_PER_DAY;
}

/** @param {Bin[]} bins in the order of time @returns {View} */
function limitsOf(bins) {
  const [first, last] = [bins[0].start, bins[bins.length - 1].end];
  const margin = Math.max(1, Math.ceil((last - first) * MARGIN));
  return { start: first - margin, end: last + margin };
}

/** @param {any} answer the columns and the tables that their numbers point into
 * @param {Record<string, string>} regions @param {Reading} reading @returns {TimelineEvent[]} */
function toEvents({ columns, kinds, actors, places }, regions, { byPair, nobody, pageOf }) {
  const partiesOf = (/** @type {number} */ n) =>
    columns.parties[n].map((/** @type {number} */ actor, /** @type {number} */ at) => ({
      key: actors.key[actor], name: actors.name[actor], country: actors.country[actor], role: columns.roles[n][at], depth: 0,
    }));
  const rows = columns.id.map((/** @type {number} */ _id, /** @type {number} */ n) => ({ actors: byPair ? partiesOf(n) : [] }));
  const pair = pairNamer(rows, nobody);
  return columns.id.map((/** @type {number} */ id, /** @type {number} */ n) => ({
    id: String(id),
    title: columns.title[n],
    series: kinds.series[columns.kind[n]],
    quad: kinds.quad[columns.kind[n]],
    kindLabel: kinds.label[columns.kind[n]],
    severity: kinds.severity[columns.kind[n]],
    unconfirmed: isUnsure({ grade: columns.grade[n], status: columns.status[n] }),
    sources: columns.sources[n],
    first: toDay(columns.first[n]),
    last: toDay(columns.last[n]),
    extent: columns.extent[n] === 'lasted' ? 'lasted' : 'within',
    precision: columns.precision[n],
    words: columns.words[n],
    lane: byPair ? pair(rows[n]) : regions[columns.regions[n][0]] ?? '',
    place: columns.places[n].map((/** @type {number} */ place) => places.name[place]).join(', '),
    url: pageOf(String(id)),
    updated: columns.updated_at[n],
    answers: columns.answers[n].map(String),
  }));
}
