/**
 * Knows which lane and which place in it every event gets; pure, so that the same events always lie the same way.
 *
 *   const lanes = createLanes(events, { most: 8, others: 'Others' });
 *   const marks = placeMarks(lanes[0].events, scale, { rows: 3 });
 *
 * @typedef {import('./scale.js').Scale} Scale
 * @typedef {import('./scale.js').View} View
 * @typedef {object} TimelineEvent one event as the timeline needs it (see drawing.js)
 * @property {string} id @property {string} title @property {string} series @property {string} quad
 * @property {string} kindLabel @property {number} severity 0-10
 * @property {boolean} unconfirmed @property {number} sources
 * @property {number | null} first first possible day, null is open @property {number | null} last last possible day, inclusive
 * @property {'within' | 'lasted'} extent @property {string} precision unit in which the date is known
 * @property {string} words the date in words @property {string} lane @property {string} place @property {string} url
 * @property {string} updated moment of the last change, ISO
 * @property {string[]} answers ids of the events that it answers
 *
 * @typedef {{key: string, name: string, events: TimelineEvent[], sum: number}} Lane
 * @typedef {'day' | 'within' | 'lasted' | 'before' | 'after'} Shape
 * @typedef {object} Mark
 * @property {TimelineEvent} event @property {Shape} shape
 * @property {number} x middle of the sign @property {number} left @property {number} right
 * @property {number} row from 0 @property {1 | 2 | 3} size
 */

const RADIUS = { 1: 4, 2: 5.5, 3: 7.5 };
const GAP_PX = 3;

/** Return the radius of a sign in pixels.
 * @param {1 | 2 | 3} size */
export function radiusOf(size) {
  return RADIUS[size];
}

/** Return one of three sizes for a severity of 0 to 10.
 * @param {number} severity
 * @returns {1 | 2 | 3} */
export function sizeOf(severity) {
  if (severity >= 8) return 3;
  return severity >= 4 ? 2 : 1;
}

/** Return the events in the order of time: by first possible day, then by id; those without a day last.
 * @param {TimelineEvent[]} events */
export function inOrder(events) {
  const key = (/** @type {TimelineEvent} */ event) => event.first ?? event.last ?? Infinity;
  return [...events].sort((a, b) => key(a) - key(b) || Number(a.id) - Number(b.id));
}

/** Return whether an event has no place on the axis.
 * @param {TimelineEvent} event */
export function isUndated(event) {
  return event.first === null && event.last === null;
}

/** Return the lanes in a known order, then those with the most events; beyond `most` they share the lane of the others.
 * @param {TimelineEvent[]} events @param {{most: number, others: string, order?: string[]}} options
 * @returns {Lane[]} */
export function createLanes(events, { most, others, order = [] }) {
  /** @type {Map<string, TimelineEvent[]>} */
  const byName = new Map();
  for (const event of events) {
    if (isUndated(event)) continue;
    const known = byName.get(event.lane);
    if (known) known.push(event);
    else byName.set(event.lane, [event]);
  }
  const place = (/** @type {string} */ name) => (order.includes(name) ? order.indexOf(name) : order.length);
  const sorted = [...byName].sort(
    (a, b) => place(a[0]) - place(b[0]) || b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1),
  );
  const kept = sorted.length > most ? sorted.slice(0, most - 1) : sorted;
  const rest = sorted.slice(kept.length).flatMap(([, members]) => members);
  const lanes = kept.map(([name, members]) => toLane(name, name, members));
  if (rest.length) lanes.push(toLane('', others, rest));
  return lanes;
}

/** @param {string} key @param {string} name @param {TimelineEvent[]} members @returns {Lane} */
function toLane(key, name, members) {
  return { key, name, events: inOrder(members), sum: members.length };
}

/** Return whether an event may lie in a view.
 * @param {TimelineEvent} event @param {View} view */
export function isInView(event, view) {
  if (isUndated(event)) return false;
  const first = event.first ?? -Infinity;
  const last = event.last ?? Infinity;
  return first < view.end && last + 1 > view.start;
}

/** Return how an event's date is drawn.
 * @param {TimelineEvent} event
 * @returns {Shape} */
export function shapeOf(event) {
  if (event.last === null) return 'after';
  if (event.first === null) return 'before';
  if (event.first === event.last) return 'day';
  return event.extent;
}

/** Return where each event of a lane lies; marks that would touch go to the next row, as long as there is one.
 * @param {TimelineEvent[]} events in the order of time @param {Scale} scale @param {{rows: number}} options
 * @returns {Mark[]} */
export function placeMarks(events, scale, { rows }) {
  /** @type {number[]} */
  const ends = new Array(rows).fill(-Infinity);
  return events.map((event) => {
    const mark = placeMark(event, scale);
    mark.row = freeRow(ends, mark.left - GAP_PX);
    ends[mark.row] = Math.max(ends[mark.row], mark.right);
    return mark;
  });
}

/** @param {TimelineEvent} event @param {Scale} scale @returns {Mark} */
function placeMark(event, scale) {
  const size = sizeOf(event.severity);
  const shape = shapeOf(event);
  const first = event.first ?? event.last ?? 0;
  const last = event.last ?? event.first ?? 0;
  const [a, b] = [scale.x(first), scale.x(last + 1)];
  // an open end is drawn for as long as a sign is wide, and fades
  const [left, right] = [Math.min(a, b), Math.max(a, b)];
  const x = (left + right) / 2;
  const reach = RADIUS[size];
  return { event, shape, x, left: Math.min(left, x - reach), right: Math.max(right, x + reach), row: 0, size };
}

/** @param {number[]} ends @param {number} left */
function freeRow(ends, left) {
  let best = 0;
  for (let row = 0; row < ends.length; row += 1) {
    if (ends[row] <= left) return row;
    if (ends[row] < ends[best]) best = row;
  }
  return best;
}

/** Return the mark under a point, the nearest sign before any bar; null where there is none.
 * @param {{mark: Mark, y: number}[]} placed @param {number} x @param {number} y @param {number} [reach]
 * @returns {Mark | null} */
export function markAt(placed, x, y, reach = 12) {
  let best = null;
  let nearest = reach;
  for (const { mark, y: middle } of placed) {
    const away = Math.hypot(mark.x - x, middle - y);
    if (away <= nearest) [best, nearest] = [mark, away];
  }
  if (best) return best;
  const bar = placed.find(({ mark, y: middle }) => x >= mark.left && x <= mark.right && Math.abs(middle - y) <= 6);
  return bar ? bar.mark : null;
}

/** Return the event to go to from another one, null at the edge.
 * @param {Lane[]} lanes @param {{lane: number, index: number}} from @param {string} direction
 * @returns {{lane: number, index: number} | null} */
export function neighbour(lanes, from, direction) {
  const lane = lanes[from.lane];
  if (!lane) return null;
  const step = { next: 1, previous: -1 }[direction];
  if (step) return lane.events[from.index + step] ? { lane: from.lane, index: from.index + step } : null;
  if (direction === 'first') return { lane: from.lane, index: 0 };
  if (direction === 'last') return { lane: from.lane, index: lane.events.length - 1 };
  const other = from.lane + (direction === 'down' ? 1 : -1);
  if (!lanes[other]) return null;
  return { lane: other, index: nearestIndex(lanes[other].events, lane.events[from.index]) };
}

/** Return the index of the event nearest in time to another.
 * @param {TimelineEvent[]} events in the order of time @param {TimelineEvent} to */
export function nearestIndex(events, to) {
  const day = (/** @type {TimelineEvent} */ event) => ((event.first ?? event.last ?? 0) + (event.last ?? event.first ?? 0)) / 2;
  let best = 0;
  for (let index = 1; index < events.length; index += 1) {
    if (Math.abs(day(events[index]) - day(to)) < Math.abs(day(events[best]) - day(to))) best = index;
  }
  return best;
}
