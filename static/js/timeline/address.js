/**
 * Keeps the address of our own pages in step with what the timeline shows; on foreign pages it leaves the address alone.
 *
 *   const address = createAddress({ own: true, onBack: (state) => ... });
 *   address.write(state, { isStep: true });
 */
import { fromQuery, INITIAL, toQuery } from './state.js';

/** A drag changes the window with every frame: browsers refuse so many new addresses, and nobody reads them. */
const REST_MS = 250;

/** Return the keeper of the address. `onBack` gets the state of an address that the reader went back to.
 * @param {{own: boolean, onBack: (state: import('./state.js').State) => void}} options */
export function createAddress({ own, onBack }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let timer;
  /** @type {import('./state.js').State | null} the state that the address does not tell yet */ let waiting = null;

  function back() {
    waiting = null;
    onBack(fromQuery(location.search));
  }

  /** @param {import('./state.js').State} state */
  function addressOf(state) {
    const query = toQuery(state, location.search);
    return `${location.pathname}${query ? `?${query}` : ''}${location.hash}`;
  }

  function settle() {
    clearTimeout(timer);
    if (waiting) history.replaceState(null, '', addressOf(waiting));
    waiting = null;
  }

  return {
    /** Return the state that the address asks for. */
    read: () => (own ? fromQuery(location.search) : INITIAL),
    /** Write the state; a step can be gone back, anything else replaces the last one once it rests.
     * @param {import('./state.js').State} state @param {{isStep: boolean}} options */
    write(state, { isStep }) {
      if (!own) return;
      if (isStep) {
        settle();
        history.pushState(null, '', addressOf(state));
        return;
      }
      waiting = state;
      clearTimeout(timer);
      timer = setTimeout(settle, REST_MS);
    },
    /** Write at once what waits to be written. */
    settle,
    start() {
      if (own) addEventListener('popstate', back);
    },
    stop() {
      settle();
      removeEventListener('popstate', back);
    },
  };
}
