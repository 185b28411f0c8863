/**
 * Draws the strip of the whole period and moves the window on it, by pointer and by key.
 *
 *   const overview = createOverview(view, { mirrored: false, describe: (day) => '...', onView: (next) => ... });
 *   overview.draw(bins, limits, current, theme);
 *
 * @typedef {import('./scale.js').View} View
 */
import { sumOf } from './canvas.js';
import { clampView, createScale, MIN_DAYS, panView } from './scale.js';
import { CLASSES } from './signs.js';

/** Return the strip; `onView` gets the window that the reader asks for.
 * @param {import('./view.js').TimelineParts} parts
 * @param {{mirrored: boolean, onView: (view: View) => void, describe: (day: number) => string}} options */
export function createOverview(parts, { mirrored, onView, describe }) {
  // the strip runs as the axis above it does, whatever the page does
  parts.strip.dir = mirrored ? 'rtl' : 'ltr';
  /** @type {View} */ let limits = { start: 0, end: 1 };
  /** @type {View} */ let current = limits;
  /** @type {unknown[]} what the strip was last drawn from */ let drawn = [];
  const dayAt = (/** @type {PointerEvent} */ event) => {
    const box = parts.strip.getBoundingClientRect();
    return createScale(limits, box.width, mirrored).day(event.clientX - box.left);
  };

  parts.strip.addEventListener('pointerdown', (/** @type {PointerEvent} */ down) => {
    const edge = /** @type {HTMLElement} */ (down.target).dataset.edge;
    const from = dayAt(down);
    const before = current;
    const isInside = from >= before.start && from < before.end;
    parts.strip.setPointerCapture(down.pointerId);
    const move = (/** @type {PointerEvent} */ event) => {
      const day = dayAt(event);
      if (edge) onView(withEdge(before, edge, day, limits));
      else if (isInside) onView(panView(before, day - from, limits));
      else onView(panView(before, day - (before.start + before.end) / 2, limits));
    };
    const up = () => {
      parts.strip.removeEventListener('pointermove', move);
      parts.strip.removeEventListener('pointerup', up);
      parts.strip.removeEventListener('pointercancel', up);
    };
    parts.strip.addEventListener('pointermove', move);
    parts.strip.addEventListener('pointerup', up);
    parts.strip.addEventListener('pointercancel', up);
    if (!edge) move(down);
  });

  for (const [edge, handle] of Object.entries(parts.handles)) {
    handle.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
      const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30 }[event.key];
      if (!step) return;
      event.preventDefault();
      const at = edge === 'start' ? current.start : current.end;
      const turned = mirrored && event.key.startsWith('Arrow') && !/Up|Down/.test(event.key) ? -step : step;
      onView(withEdge(current, edge, at + turned, limits));
    });
  }

  return {
    /** Draw the whole period and frame the window.
     * @param {import('./canvas.js').Bin[]} bins @param {View} all @param {View} view @param {import('./signs.js').Theme} theme */
    draw(bins, all, view, theme) {
      [limits, current] = [all, view];
      const box = parts.strip.getBoundingClientRect();
      const scale = createScale(all, box.width, mirrored);
      const source = [bins, box.width, box.height, theme];
      if (source.some((part, n) => part !== drawn[n])) {
        drawSums(prepare(parts.overview, box.width, box.height), bins, scale, box.height, theme);
        drawn = source;
      }
      const [a, b] = [scale.x(view.start), scale.x(view.end)];
      parts.brush.style.left = `${Math.min(a, b)}px`;
      parts.brush.style.width = `${Math.max(Math.abs(b - a), 8)}px`;
      for (const [edge, day] of /** @type {[string, number][]} */ ([['start', view.start], ['end', view.end - 1]])) {
        const handle = /** @type {Record<string, HTMLElement>} */ (parts.handles)[edge];
        handle.setAttribute('aria-valuemin', String(Math.round(all.start)));
        handle.setAttribute('aria-valuemax', String(Math.round(all.end)));
        handle.setAttribute('aria-valuenow', String(Math.round(day)));
        handle.setAttribute('aria-valuetext', describe(Math.round(day)));
      }
    },
  };
}

/** @param {View} view @param {string} edge @param {number} day @param {View} limits */
function withEdge(view, edge, day, limits) {
  if (edge === 'start') return clampView({ start: Math.min(day, view.end - MIN_DAYS), end: view.end }, limits);
  return clampView({ start: view.start, end: Math.max(day, view.start + MIN_DAYS) }, limits);
}

/** Return the pen of a canvas that is sized for the screen's pixels and cleared.
 * @param {HTMLCanvasElement} canvas @param {number} width @param {number} height
 * @returns {CanvasRenderingContext2D} */
export function prepare(canvas, width, height) {
  const ratio = Math.min(globalThis.devicePixelRatio || 1, 2);
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/** @param {CanvasRenderingContext2D} context @param {import('./canvas.js').Bin[]} bins @param {import('./scale.js').Scale} scale
 * @param {number} height @param {import('./signs.js').Theme} theme */
function drawSums(context, bins, scale, height, theme) {
  const most = Math.max(1, ...bins.map(sumOf));
  for (const bin of bins) {
    let floor = height;
    const [a, b] = [scale.x(bin.start), scale.x(bin.end)];
    const width = Math.max(Math.abs(b - a) - 0.5, 1);
    for (const name of CLASSES) {
      const part = ((bin.counts[name] ?? 0) / most) * (height - 6);
      if (!part) continue;
      context.fillStyle = theme[name];
      context.fillRect(Math.min(a, b), floor - part, width, part);
      floor -= part;
    }
  }
}
