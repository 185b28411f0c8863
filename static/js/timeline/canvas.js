/**
 * Draws lanes on the canvas: signs while few events are on the screen, stacked bars while there are many.
 *
 *   drawLanes(context, { lanes, scale, geometry, theme, selected: '12', arcs: true });
 *
 * @typedef {import('./layout.js').Lane} Lane
 * @typedef {import('./layout.js').Mark} Mark
 * @typedef {import('./scale.js').Scale} Scale
 * @typedef {import('./signs.js').Theme} Theme
 * @typedef {{top: number, laneHeight: number, rows: number}} Geometry in CSS pixels
 * @typedef {{mark: Mark, y: number}} Placed
 * @typedef {{start: number, end: number, counts: Record<string, number>}} Bin
 */
import { isInView, placeMarks, radiusOf } from './layout.js';
import { CLASSES, drawBar, drawSign, signOf } from './signs.js';

const MAX_ARCS = 30;
const RARE_PX = 2;

/** Return where every event of the lanes that may be on the screen lies.
 * @param {Lane[]} lanes @param {Scale} scale @param {import('./scale.js').View} view
 * @param {Geometry & {head: number}} geometry `head` is what the lane's name takes
 * @returns {Placed[]} */
export function placeLanes(lanes, scale, view, geometry) {
  const rowHeight = (geometry.laneHeight - geometry.head) / geometry.rows;
  return lanes.flatMap((lane, n) => {
    const visible = lane.events.filter((event) => isInView(event, view));
    const top = geometry.top + n * geometry.laneHeight + geometry.head;
    return placeMarks(visible, scale, { rows: geometry.rows }).map((mark) => ({
      mark,
      y: top + (mark.row + 0.5) * rowHeight,
    }));
  });
}

/** Draw all placed marks, bars below signs.
 * @param {CanvasRenderingContext2D} context @param {Placed[]} placed @param {Theme} theme */
export function drawMarks(context, placed, theme) {
  for (const { mark, y } of placed) drawBar(context, mark, y, theme);
  for (const { mark, y } of placed) {
    drawSign(context, { x: mark.x, y, radius: radiusOf(mark.size) }, signOf(mark.event), theme);
  }
}

/** Draw the arcs from acts to their answers; return how many had to be left out.
 * @param {CanvasRenderingContext2D} context @param {Placed[]} placed
 * @param {{selected: string | null, all: boolean, theme: Theme, gap: (days: number) => string}} options */
export function drawReplies(context, placed, { selected, all, theme, gap }) {
  const byId = new Map(placed.map((one) => [one.mark.event.id, one]));
  const arcs = placed.flatMap((later) =>
    later.mark.event.answers
      .map((id) => byId.get(id))
      .filter((earlier) => earlier && (all || [earlier.mark.event.id, later.mark.event.id].includes(selected ?? '')))
      .map((earlier) => ({ earlier: /** @type {Placed} */ (earlier), later })),
  );
  for (const arc of arcs.slice(0, MAX_ARCS)) drawArc(context, arc, theme, gap, !all);
  return Math.max(0, arcs.length - MAX_ARCS);
}

/** @param {CanvasRenderingContext2D} context @param {{earlier: Placed, later: Placed}} arc @param {Theme} theme
 * @param {(days: number) => string} gap @param {boolean} labelled */
function drawArc(context, { earlier, later }, theme, gap, labelled) {
  const [x1, x2] = [earlier.mark.x, later.mark.x];
  const middle = (x1 + x2) / 2;
  const lift = Math.min(46, 12 + Math.abs(x2 - x1) / 4);
  const peak = Math.min(earlier.y, later.y) - lift;
  context.strokeStyle = theme.ink;
  context.fillStyle = theme.ink;
  context.lineWidth = 1.25;
  context.beginPath();
  context.moveTo(x1, earlier.y);
  context.quadraticCurveTo(middle, peak, x2, later.y);
  context.stroke();
  drawArrow(context, { x: x2, y: later.y }, Math.atan2(later.y - peak, x2 - middle));
  const days = (later.mark.event.first ?? 0) - (earlier.mark.event.first ?? 0);
  if (labelled) drawLabel(context, gap(days), middle, peak + lift / 2, theme);
}

/** @param {CanvasRenderingContext2D} context @param {{x: number, y: number}} tip @param {number} angle */
function drawArrow(context, tip, angle) {
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  for (const turn of [2.7, -2.7]) context.lineTo(tip.x + 9 * Math.cos(angle + turn), tip.y + 9 * Math.sin(angle + turn));
  context.closePath();
  context.fill();
}

/** @param {CanvasRenderingContext2D} context @param {string} text @param {number} x @param {number} y @param {Theme} theme */
function drawLabel(context, text, x, y, theme) {
  context.font = theme.smallFont;
  context.textAlign = 'center';
  const width = context.measureText(text).width + 8;
  context.fillStyle = theme.ground;
  context.fillRect(x - width / 2, y - 9, width, 16);
  context.fillStyle = theme.ink;
  context.fillText(text, x, y + 3);
}

/** Draw stacked bars; a class that occurs is never thinner than two pixels, so that a rare grave act stays visible.
 * @param {CanvasRenderingContext2D} context @param {Bin[][]} lanes one list of bins a lane
 * @param {Scale} scale @param {Geometry} geometry @param {Theme} theme @param {number} head what the lane's name takes */
export function drawBins(context, lanes, scale, geometry, theme, head) {
  const most = Math.max(1, ...lanes.map((bins) => Math.max(0, ...bins.map(sumOf))));
  const unit = Math.max(geometry.laneHeight - head - 2, 8) / most;
  for (const name of CLASSES) {
    context.fillStyle = theme[name];
    lanes.forEach((bins, n) => {
      const floor = geometry.top + (n + 1) * geometry.laneHeight - 2;
      for (const bin of bins) drawPart(context, bin, name, { scale, unit, floor });
    });
  }
}

/** @param {Bin} bin */
export function sumOf(bin) {
  let sum = 0;
  for (const name of CLASSES) sum += bin.counts[name] ?? 0;
  return sum;
}

/** @param {CanvasRenderingContext2D} context @param {Bin} bin @param {string} name
 * @param {{scale: Scale, unit: number, floor: number}} frame */
function drawPart(context, bin, name, { scale, unit, floor }) {
  const count = bin.counts[name];
  if (!count) return;
  const [a, b] = [scale.x(bin.start), scale.x(bin.end)];
  if (Math.max(a, b) < 0 || Math.min(a, b) > scale.width) return;
  let below = 0;
  for (const lower of CLASSES) {
    if (lower === name) break;
    if (bin.counts[lower]) below += Math.max(bin.counts[lower] * unit, RARE_PX);
  }
  const height = Math.max(count * unit, RARE_PX);
  context.fillRect(Math.min(a, b), floor - below - height, Math.max(Math.abs(b - a) - 1, 1.5), height);
}
