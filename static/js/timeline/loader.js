/**
 * Knows what has to be loaded for a view: bars for the whole period first, single events where few enough lie in it.
 *
 *   const loader = createLoader(api, { onChange: () => redraw(), onTrouble: (error) => ... });
 *   await loader.start();
 *   loader.want(view, 900);
 *
 * @typedef {import('./scale.js').View} View
 * @typedef {import('./layout.js').TimelineEvent} TimelineEvent
 * @typedef {import('./data.js').Api} Api
 * @typedef {import('./drawing.js').Drawing} Drawing
 */
import { loadDrawing, loadIndex } from './data.js';
import { chooseStep, toIso } from './scale.js';

/** Single events are drawn where a window holds no more; the first picture must come in few bytes. */
const MOST_EVENTS = { atFirst: 1000, later: 2000 };
const PAUSE_MS = 150;
const KEPT = 24;
const FEW_DAYS = 4;
const COARSE_SHARE = 0.75;

/** Return the loader. `whole` has the bars of the whole period, `events` the events in memory.
 * @param {Api} api @param {{onChange: () => void, onTrouble: (error: unknown) => void}} options */
export function createLoader(api, { onChange, onTrouble }) {
  /** @type {Map<string, Drawing>} windows with too many events to be drawn one by one */
  const kept = new Map();
  /** @type {{view: View, width: number} | null} */
  let wish = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {AbortController | null} */
  let running = null;
  /** @type {{window: View, drawing: Drawing} | null} the bars that were loaded last */
  let near = null;

  const loader = {
    /** @type {Drawing | null} */ whole: null,
    /** @type {TimelineEvent[]} */ events: [],
    /** @type {View | null} what the events in memory cover; null is nothing */ covered: null,
    /** @type {import('./curve.js').Index} */ index: { points: [], isBuilding: false },

    /** Load the first picture; raises what the network raises. */
    async start() {
      const index = loadIndex(api);
      const whole = await loadDrawing(api, null, { most: MOST_EVENTS.atFirst });
      loader.whole = whole;
      if (whole.events) [loader.events, loader.covered] = [whole.events, { start: -Infinity, end: Infinity }];
      loader.index = await index;
      onChange();
    },

    /** Load what a view needs a moment after the first wish, and then for the latest: a long drag asks on its way.
     * @param {View} view @param {number} width */
    want(view, width) {
      wish = null;
      if (!loader.whole || loader.hasEvents(view) || isAlmost(view, loader.whole.limits)) return;
      wish = { view, width };
      timer ??= setTimeout(() => {
        timer = undefined;
        if (wish) fetchView(wish).catch(onTrouble);
      }, PAUSE_MS);
    },

    /** Return whether the view is drawn as single events.
     * @param {View} view */
    hasEvents: (view) => loader.covered !== null && holds(loader.covered, view),

    /** Return the finest bars that reach over the whole view.
     * @param {View} view @returns {import('./drawing.js').BarLane[]} */
    bars: (view) => (near && holds(near.window, view) ? near.drawing : loader.whole)?.lanes ?? [],

    stop() {
      clearTimeout(timer);
      running?.abort();
    },
  };

  /** @param {{view: View, width: number}} wish */
  async function fetchView({ view, width }) {
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    const window = widened(view);
    const drawing = await keptDrawing(window, chooseStep(width / (view.end - view.start)), signal);
    if (signal.aborted) return;
    near = { window, drawing };
    if (drawing.events) [loader.events, loader.covered] = [drawing.events, window];
    onChange();
  }

  /** @param {View} window @param {'day' | 'week' | 'month'} step @param {AbortSignal} signal */
  async function keptDrawing(window, step, signal) {
    const key = `${step} ${toIso(window.start)} ${toIso(window.end)}`;
    const known = kept.get(key);
    if (known) return known;
    const drawing = await loadDrawing(api, { window, step }, { most: MOST_EVENTS.later, signal });
    // single events are let go with the next window: a browser has them in its cache, and memory stays small
    if (!drawing.events) kept.set(key, drawing);
    if (kept.size > KEPT) kept.delete(/** @type {string} */ (kept.keys().next().value));
    return drawing;
  }

  return loader;
}

/** Return whether a stretch of days holds another one.
 * @param {View} outer @param {View} inner */
function holds(outer, inner) {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Return whether a view shows most of the whole period, for which the first bars are fine enough.
 * @param {View} view @param {View} whole */
function isAlmost(view, whole) {
  return view.end - view.start > (whole.end - whole.start) * COARSE_SHARE;
}

/** Return a window a little wider than the view, on a raster, so that small moves need no new question.
 * @param {View} view @returns {View} */
export function widened(view) {
  const length = view.end - view.start;
  // the next step down may hold few enough events, a margin would hold too many again
  const margin = length < FEW_DAYS ? 0 : length / 4;
  const raster = 2 ** Math.max(0, Math.floor(Math.log2(length / 4)));
  return {
    start: Math.floor((view.start - margin) / raster) * raster,
    end: Math.ceil((view.end + margin) / raster) * raster,
  };
}
