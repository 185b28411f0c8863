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
 * @typedef {import('./data.js').Binned} Binned
 */
import { loadBins, loadEvents, loadIndex } from './data.js';
import { chooseStep, toIso } from './scale.js';

export const MAX_EVENTS = 2000;
const PAUSE_MS = 120;
const KEPT = 24;
const COARSE_SHARE = 0.75;

/** Return the loader. `whole` has the bars of the whole period, `bars` those of the view, `events` the events in memory.
 * @param {Api} api @param {{onChange: () => void, onTrouble: (error: unknown) => void}} options */
export function createLoader(api, { onChange, onTrouble }) {
  /** @type {Map<string, Binned>} */
  const kept = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {AbortController | null} */
  let running = null;

  const loader = {
    /** @type {Binned | null} */ whole: null,
    /** @type {Binned | null} */ bars: null,
    /** @type {TimelineEvent[]} */ events: [],
    /** @type {View | null} what the events in memory cover; null is nothing */ covered: null,
    /** @type {import('./curve.js').Index} */ index: { points: [], isBuilding: false },

    /** Load the first picture; raises what the network raises. */
    async start() {
      loader.whole = await loadBins(api, null);
      loader.bars = loader.whole;
      onChange();
      const index = loadIndex(api).then((found) => {
        loader.index = found;
        onChange();
      });
      if (loader.whole.dated + loader.whole.undated <= MAX_EVENTS) {
        loader.events = await loadEvents(api, null);
        loader.covered = { start: -Infinity, end: Infinity };
        onChange();
      }
      await index;
    },

    /** Load what a view needs a moment after the last wish.
     * @param {View} view @param {number} width */
    want(view, width) {
      clearTimeout(timer);
      if (!loader.whole || isCovered(view) || isAlmost(view, loader.whole.limits)) return;
      timer = setTimeout(() => fetchView(view, width).catch(onTrouble), PAUSE_MS);
    },

    /** Return whether the view is drawn as single events.
     * @param {View} view */
    hasEvents: (view) => isCovered(view),

    stop() {
      clearTimeout(timer);
      running?.abort();
    },
  };

  /** @param {View} view */
  function isCovered(view) {
    return loader.covered !== null && view.start >= loader.covered.start && view.end <= loader.covered.end;
  }

  /** @param {View} view @param {number} width */
  async function fetchView(view, width) {
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    const window = widened(view);
    const step = chooseStep(width / (view.end - view.start));
    const bars = await keptBins(window, step, signal);
    if (signal.aborted) return;
    loader.bars = bars;
    if (bars.dated <= MAX_EVENTS) {
      const events = await loadEvents(api, window, signal);
      if (signal.aborted) return;
      [loader.events, loader.covered] = [events, window];
    }
    onChange();
  }

  /** @param {View} window @param {'day' | 'week' | 'month'} step @param {AbortSignal} signal */
  async function keptBins(window, step, signal) {
    const key = `${step} ${toIso(window.start)} ${toIso(window.end)}`;
    const known = kept.get(key);
    if (known) return known;
    const bars = await loadBins(api, { window, step }, signal);
    kept.set(key, bars);
    if (kept.size > KEPT) kept.delete(/** @type {string} */ (kept.keys().next().value));
    return bars;
  }

  return loader;
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
  const raster = 2 ** Math.max(0, Math.floor(Math.log2(length / 4)));
  return {
    start: Math.floor((view.start - length / 4) / raster) * raster,
    end: Math.ceil((view.end + length / 4) / raster) * raster,
  };
}
