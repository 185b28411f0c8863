/**
 * Draws one frame of the plot: curve, lanes, names, axis; the only place that knows where what lies.
 *
 *   const frame = paint(view, { lanes, bars, events: true, index, window, theme, words, language, selected, replies });
 *
 * @typedef {import('./layout.js').Lane} Lane
 * @typedef {import('./scale.js').View} View
 * @typedef {object} Scene
 * @property {Lane[]} lanes @property {{key: string, name: string, bins: import('./canvas.js').Bin[]}[]} bars
 * @property {boolean} single draw single events, not bars
 * @property {import('./curve.js').Index} index @property {View} window @property {boolean} mirrored
 * @property {import('./signs.js').Theme} theme @property {import('./strings.js').Words} words @property {string} language
 * @property {string | null} selected @property {boolean} replies
 */
import { drawBins, drawMarks, drawReplies, placeLanes, sumOf } from './canvas.js';
import { drawCurve } from './curve.js';
import { build, fillWith } from './dom.js';
import { gapInWords } from './labels.js';
import { isInView } from './layout.js';
import { prepare } from './overview.js';
import { createScale, createTicks } from './scale.js';
import { fill } from './strings.js';

const AXIS_PX = 26;
const CURVE_SHARE = 0.3;
const MIN_LANE_PX = 30;
/** The first line of a lane belongs to its name. */
const NAME_PX = 16;
const ROW_PX = 14;

/** Draw the scene and return what lies where.
 * @param {import('./view.js').TimelineParts} parts @param {Scene} scene */
export function paint(parts, scene) {
  const box = parts.plot.getBoundingClientRect();
  const context = prepare(parts.canvas, box.width, box.height);
  const scale = createScale(scene.window, box.width, scene.mirrored);
  const ticks = createTicks(scene.window, box.width, scene.language);
  const count = Math.max(1, scene.single ? scene.lanes.length : scene.bars.length);
  const geometry = measure(box.height, count, scene.index.points.length > 0);
  drawGround(context, { scale, ticks, geometry, count, height: box.height, theme: scene.theme });
  const curve = scene.index.points.length
    ? drawCurve(context, scene.index.points, { scale, top: 4, height: geometry.top - 12, theme: scene.theme })
    : null;
  const drawn = scene.single ? drawSingle(context, scene, scale, geometry) : drawSums(context, scene, scale, geometry);
  writeAxis(parts, scene, { ticks, scale, curve });
  writeNames(parts, scene, geometry);
  return { ...drawn, geometry, scale };
}

/** @param {number} height @param {number} count @param {boolean} hasIndex @returns {import('./canvas.js').Geometry} */
function measure(height, count, hasIndex) {
  const room = height - AXIS_PX;
  const top = hasIndex ? Math.max(72, Math.min(room * CURVE_SHARE, room - count * MIN_LANE_PX)) : 6;
  const laneHeight = (room - top) / count;
  return { top, laneHeight, rows: Math.max(1, Math.min(6, Math.floor((laneHeight - NAME_PX) / ROW_PX))) };
}

/** @param {CanvasRenderingContext2D} context @param {any} frame */
function drawGround(context, { scale, ticks, geometry, count, height, theme }) {
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.beginPath();
  for (const tick of ticks) {
    const x = Math.round(scale.x(tick.day)) + 0.5;
    context.moveTo(x, 0);
    context.lineTo(x, height);
  }
  for (let n = 0; n <= count; n += 1) {
    const y = Math.round(geometry.top + n * geometry.laneHeight) + 0.5;
    context.moveTo(0, y);
    context.lineTo(scale.width, y);
  }
  context.stroke();
}

/** @param {CanvasRenderingContext2D} context @param {Scene} scene @param {import('./scale.js').Scale} scale
 * @param {import('./canvas.js').Geometry} geometry */
function drawSingle(context, scene, scale, geometry) {
  const placed = placeLanes(scene.lanes, scale, scene.window, { ...geometry, head: NAME_PX });
  drawMarks(context, placed, scene.theme);
  const left = drawReplies(context, placed, {
    selected: scene.selected,
    all: scene.replies,
    theme: scene.theme,
    gap: (days) => gapInWords(days, scene.words),
  });
  return { placed, arcsLeftOut: left, shown: placed.length };
}

/** @param {CanvasRenderingContext2D} context @param {Scene} scene @param {import('./scale.js').Scale} scale
 * @param {import('./canvas.js').Geometry} geometry */
function drawSums(context, scene, scale, geometry) {
  drawBins(context, scene.bars.map((lane) => lane.bins), scale, geometry, scene.theme);
  return { placed: [], arcsLeftOut: 0, shown: scene.bars.reduce((sum, lane) => sum + sumInView(lane.bins, scene.window), 0) };
}

/** Return how many events lie in bins that touch the window.
 * @param {import('./canvas.js').Bin[]} bins @param {View} window */
function sumInView(bins, { start, end }) {
  return bins.reduce((sum, bin) => (bin.start < end && bin.end > start ? sum + sumOf(bin) : sum), 0);
}

/** @param {import('./view.js').TimelineParts} parts @param {Scene} scene @param {any} frame */
function writeAxis(parts, { mirrored, words, index }, { ticks, scale, curve }) {
  const labels = ticks.map((/** @type {any} */ tick) => {
    const label = build('span', {}, tick.label);
    const x = scale.x(tick.day);
    label.style.insetInlineStart = `${mirrored ? scale.width - x : x}px`;
    return label;
  });
  if (curve) {
    const value = (/** @type {string} */ text, /** @type {number} */ y) => {
      const label = build('span', { class: 'value' }, text);
      label.style.insetBlockStart = `${y}px`;
      return label;
    };
    const name = index.isBuilding ? words.hostilityPoints : words.hostility;
    labels.push(value(fill(name, { top: curve.top }), curve.hostile.top - 4), value(words.calm, curve.calm.top - 2));
  }
  fillWith(parts.axis, ...labels);
}

/** @type {WeakMap<Element, string>} what was last written where: the same labels are not built again with every frame */
const written = new WeakMap();

/** @param {import('./view.js').TimelineParts} parts @param {Scene} scene @param {import('./canvas.js').Geometry} geometry */
function writeNames(parts, scene, geometry) {
  const rows = scene.single
    ? scene.lanes.map((lane) => ({ name: lane.name, count: lane.events.filter((event) => isInView(event, scene.window)).length }))
    : scene.bars.map((lane) => ({ name: lane.name, count: sumInView(lane.bins, scene.window) }));
  const key = JSON.stringify([rows, geometry]);
  if (written.get(parts.names) === key) return;
  written.set(parts.names, key);
  const labels = rows.map(({ name, count }, n) => {
    const label = build('span', {}, name, ' ', build('span', { class: 'count' }, String(count)));
    label.style.insetBlockStart = `${geometry.top + n * geometry.laneHeight + 1}px`;
    return label;
  });
  fillWith(parts.names, ...labels);
}
