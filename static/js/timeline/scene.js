/**
 * Draws one frame of the plot with any pen, and says which words stand where; the only place that knows what lies where.
 *
 *   const frame = drawScene(context, { width: 900, height: 500 }, scene);
 *
 * The screen writes the words as elements over its canvas, a saved picture writes them with the same pen.
 *
 * @typedef {import('./layout.js').Lane} Lane
 * @typedef {import('./scale.js').View} View
 * @typedef {import('./drawing.js').BarLane} BarLane
 * @typedef {CanvasRenderingContext2D} Pen
 * @typedef {{width: number, height: number}} Size in CSS pixels
 * @typedef {{kind: 'tick' | 'value' | 'name', text: string, count?: number, x: number, y: number}} Label
 *   x is the side on which the text begins
 * @typedef {object} Scene
 * @property {Lane[]} lanes @property {BarLane[]} bars
 * @property {boolean} single draw single events, not bars
 * @property {import('./curve.js').Index} index @property {View} window @property {boolean} mirrored
 * @property {import('./signs.js').Theme} theme @property {import('./strings.js').Words} words @property {string} language
 * @property {string | null} selected @property {boolean} replies
 */
import { drawBins, drawMarks, drawReplies, placeLanes, sumOf } from './canvas.js';
import { drawCurve, LABEL_PX } from './curve.js';
import { gapInWords } from './labels.js';
import { isInView } from './layout.js';
import { createScale, createTicks } from './scale.js';
import { fill } from './strings.js';

const AXIS_PX = 26;
const CURVE_SHARE = 0.3;
const MIN_CURVE_PX = 116;
const MIN_LANE_PX = 32;
const MOST_LANES = 8;
const FEWEST_LANES = 2;
/** The first line of a lane belongs to its name. */
const NAME_PX = 16;
const ROW_PX = 14;

/** Return how many lanes a plot has room for.
 * @param {number} height @param {boolean} hasIndex */
export function mostLanes(height, hasIndex) {
  const room = height - AXIS_PX - (hasIndex ? MIN_CURVE_PX : 0);
  return Math.min(MOST_LANES, Math.max(FEWEST_LANES, Math.floor(room / MIN_LANE_PX)));
}

/** Draw the scene and return what lies where.
 * @param {Pen} context @param {Size} size @param {Scene} scene */
export function drawScene(context, size, scene) {
  const scale = createScale(scene.window, size.width, scene.mirrored);
  const ticks = createTicks(scene.window, size.width, scene.language);
  const count = Math.max(1, scene.single ? scene.lanes.length : scene.bars.length);
  const geometry = measure(size.height, count, scene.index.points.length > 0);
  drawGround(context, { scale, ticks, geometry, count, height: size.height, theme: scene.theme });
  const curve = scene.index.points.length
    ? drawCurve(context, scene.index.points, { scale, top: 4, height: geometry.top - 10, theme: scene.theme })
    : null;
  const drawn = scene.single ? drawSingle(context, scene, scale, geometry) : drawSums(context, scene, scale, geometry);
  if (!drawn.shown) sayNothing(context, size, geometry, scene);
  const edge = scene.mirrored ? size.width : 0;
  const labels = [
    ...ticks.map((tick) => ({ kind: /** @type {const} */ ('tick'), text: tick.label, x: scale.x(tick.day), y: size.height - AXIS_PX })),
    ...(curve ? curveLabels(curve, scene, edge) : []),
    ...nameLabels(scene, geometry, edge),
  ];
  return { ...drawn, geometry, scale, labels };
}

/** @param {number} height @param {number} count @param {boolean} hasIndex @returns {import('./canvas.js').Geometry} */
function measure(height, count, hasIndex) {
  const room = height - AXIS_PX;
  const top = hasIndex ? Math.max(MIN_CURVE_PX, Math.min(room * CURVE_SHARE, room - count * MIN_LANE_PX)) : 6;
  const laneHeight = (room - top) / count;
  return { top, laneHeight, rows: Math.max(1, Math.min(6, Math.floor((laneHeight - NAME_PX) / ROW_PX))) };
}

/** Write into an empty plot what to do about it.
 * @param {Pen} context @param {Size} size @param {import('./canvas.js').Geometry} geometry @param {Scene} scene */
function sayNothing(context, { width, height }, { top }, { words, theme }) {
  context.font = theme.smallFont;
  context.textAlign = 'center';
  context.fillStyle = theme.soft;
  context.fillText(words.noEvents, width / 2, (top + height - AXIS_PX) / 2);
}

/** @param {Pen} context @param {any} frame */
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

/** @param {Pen} context @param {Scene} scene @param {import('./scale.js').Scale} scale
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

/** @param {Pen} context @param {Scene} scene @param {import('./scale.js').Scale} scale
 * @param {import('./canvas.js').Geometry} geometry */
function drawSums(context, scene, scale, geometry) {
  drawBins(context, scene.bars.map((lane) => lane.bins), scale, geometry, scene.theme, NAME_PX);
  const shown = scene.bars.reduce((sum, lane) => sum + sumInView(lane.bins, scene.window), 0);
  return { placed: [], arcsLeftOut: 0, shown };
}

/** Return how many events lie in bins that touch the window.
 * @param {import('./canvas.js').Bin[]} bins @param {View} window */
function sumInView(bins, { start, end }) {
  return bins.reduce((sum, bin) => (bin.start < end && bin.end > start ? sum + sumOf(bin) : sum), 0);
}

/** @param {ReturnType<typeof drawCurve>} curve @param {Scene} scene @param {number} x @returns {Label[]} */
function curveLabels({ top, hostile, calm }, { index, words }, x) {
  const text = fill(index.isBuilding ? words.hostilityPoints : words.hostility, { top });
  return [
    { kind: 'value', text, x, y: hostile.top - LABEL_PX + 1 },
    { kind: 'value', text: words.calm, x, y: calm.top - LABEL_PX + 1 },
  ];
}

/** @param {Scene} scene @param {import('./canvas.js').Geometry} geometry @param {number} x @returns {Label[]} */
function nameLabels(scene, geometry, x) {
  const rows = scene.single
    ? scene.lanes.map((lane) => ({ text: lane.name, count: lane.events.filter((event) => isInView(event, scene.window)).length }))
    : scene.bars.map((lane) => ({ text: lane.name, count: sumInView(lane.bins, scene.window) }));
  return rows.map((row, n) => ({ kind: 'name', ...row, x, y: geometry.top + n * geometry.laneHeight + 1 }));
}
