/**
 * Draws the index over the lanes: rung strip, hostility with its band, and de-escalation in a panel of its own.
 *
 *   drawCurve(context, series, { scale, top: 0, height: 120, theme, now: 20420 });
 *
 * De-escalation is never subtracted and never mirrored: talks do not cancel violence.
 *
 * @typedef {import('./scale.js').Scale} Scale
 * @typedef {import('./signs.js').Theme} Theme
 * @typedef {{day: number, rung: number | null, unconfirmedRung: number | null, low: number | null, median: number | null, high: number | null, calm: number | null, provisional: boolean}} Point
 * @typedef {{points: Point[], isBuilding: boolean}} Index raw points while the baseline is being built
 * @typedef {{scale: Scale, top: number, height: number, theme: Theme}} Frame
 */

const STRIP_PX = 12;
const CALM_SHARE = 0.3;
/** Each panel has a line of its own for its name, so that no line is ever drawn through words. */
export const LABEL_PX = 17;

/** Draw all three outputs for the days of a series; days without data are gaps.
 * @param {CanvasRenderingContext2D} context @param {Point[]} points in the order of days @param {Frame} frame */
export function drawCurve(context, points, frame) {
  const runs = splitAtGaps(points);
  const { hostile, calm } = panelsOf(frame);
  shadeProvisional(context, points, frame);
  drawRungs(context, points, frame);
  drawBases(context, [hostile, calm], frame);
  const top = niceTop(Math.max(1, ...points.map((point) => point.high ?? 0)));
  for (const run of runs) {
    drawBand(context, run, toY(hostile, top), frame);
    drawLine(context, run, (point) => point.median, toY(hostile, top), { ...frame, colour: frame.theme['hostile-material'] });
  }
  const calmTop = niceTop(Math.max(1, ...points.map((point) => point.calm ?? 0)));
  for (const run of runs) {
    drawLine(context, run, (point) => point.calm, toY(calm, calmTop), { ...frame, colour: frame.theme['deescalation-material'] });
  }
  return { top, calmTop, hostile, calm };
}

/** Return where the two lines have their room.
 * @param {Frame} frame */
function panelsOf({ top, height }) {
  const room = height - STRIP_PX - 4 - LABEL_PX * 2;
  const calmHeight = room * CALM_SHARE;
  const hostile = { top: top + STRIP_PX + 4 + LABEL_PX, height: room - calmHeight };
  return { hostile, calm: { top: hostile.top + hostile.height + LABEL_PX, height: calmHeight } };
}

/** Draw the zero of each panel.
 * @param {CanvasRenderingContext2D} context @param {{top: number, height: number}[]} panels @param {Frame} frame */
function drawBases(context, panels, { scale, theme }) {
  context.fillStyle = theme.line;
  for (const { top, height } of panels) context.fillRect(0, Math.round(top + height), scale.width, 1);
}

/** Return the points cut into runs of neighbouring days that have data.
 * @param {Point[]} points */
export function splitAtGaps(points) {
  /** @type {Point[][]} */
  const runs = [];
  let last = null;
  for (const point of points) {
    if (point.median === null) {
      last = null;
      continue;
    }
    if (last !== null && point.day === last + 1) runs[runs.length - 1].push(point);
    else runs.push([point]);
    last = point.day;
  }
  return runs;
}

/** Return the next of 1, 2, 5 times a power of ten.
 * @param {number} value */
export function niceTop(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}

/** @param {{top: number, height: number}} panel @param {number} most */
function toY(panel, most) {
  return (/** @type {number} */ value) => panel.top + panel.height * (1 - value / most);
}

/** @param {CanvasRenderingContext2D} context @param {Point[]} points @param {Frame} frame */
function shadeProvisional(context, points, { scale, top, height, theme }) {
  const fresh = points.filter((point) => point.provisional);
  if (!fresh.length) return;
  const [a, b] = [scale.x(fresh[0].day), scale.x(fresh[fresh.length - 1].day + 1)];
  context.fillStyle = theme.shade;
  context.fillRect(Math.min(a, b), top, Math.abs(b - a), height);
}

/** @param {CanvasRenderingContext2D} context @param {Point[]} points @param {Frame} frame */
function drawRungs(context, points, { scale, top, theme }) {
  const width = Math.max(scale.pxPerDay, 1);
  for (const { day, rung, unconfirmedRung } of points) {
    const x = Math.min(scale.x(day), scale.x(day + 1));
    if (rung) {
      context.globalAlpha = 0.15 + (0.85 * rung) / 7;
      context.fillStyle = theme['hostile-material'];
      context.fillRect(x, top, width + 0.5, STRIP_PX);
      context.globalAlpha = 1;
    }
    if (unconfirmedRung !== null && unconfirmedRung > (rung ?? 0)) {
      context.fillStyle = theme.ink;
      if (day % 2 === 0 || width > 6) context.fillRect(x, top + STRIP_PX + 1, Math.max(width * 0.6, 1), 1.5);
    }
  }
}

/** @param {CanvasRenderingContext2D} context @param {Point[]} run @param {(value: number) => number} y @param {Frame} frame */
function drawBand(context, run, y, { scale, theme }) {
  context.beginPath();
  for (const point of run) context.lineTo(scale.x(point.day + 0.5), y(point.high ?? 0));
  for (const point of [...run].reverse()) context.lineTo(scale.x(point.day + 0.5), y(point.low ?? 0));
  context.closePath();
  context.fillStyle = theme['hostile-material'];
  context.globalAlpha = 0.2;
  context.fill();
  context.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} context @param {Point[]} run @param {(point: Point) => number | null} read
 * @param {(value: number) => number} y @param {Frame & {colour: string}} frame */
function drawLine(context, run, read, y, { scale, colour }) {
  if (run.length === 1) {
    // a day between two gaps has no line
    context.fillStyle = colour;
    context.fillRect(scale.x(run[0].day + 0.5) - 2, y(read(run[0]) ?? 0) - 1, 4, 2);
    return;
  }
  context.beginPath();
  for (const point of run) {
    const value = read(point);
    if (value !== null) context.lineTo(scale.x(point.day + 0.5), y(value));
  }
  context.strokeStyle = colour;
  context.lineWidth = 1.75;
  context.lineJoin = 'round';
  context.stroke();
}
