/**
 * Keeps the address of our own pages in step with what the timeline shows; on foreign pages it leaves the address alone.
 *
 *   const address = createAddress({ own: true, onBack: (state) => ... });
 *   address.write(state, { isStep: true });
 */
import { fromQuery, INITIAL, toQuery } from './state.js';

/** Return the keeper of the address. `onBack` gets the state of an address that the reader went back to.
 * @param {{own: boolean, onBack: (state: import('./state.js').State) => void}} options */
export function createAddress({ own, onBack }) {
  const back = () => onBack(fromQuery(location.search));
  return {
    /** Return the state that the address asks for. */
    read: () => (own ? fromQuery(location.search) : INITIAL),
    /** Write the state; a step can be gone back, anything else replaces the last one.
     * @param {import('./state.js').State} state @param {{isStep: boolean}} options */
    write(state, { isStep }) {
      if (!own) return;
      const query = toQuery(state, location.search);
      const next = `${location.pathname}${query ? `?${query}` : ''}${location.hash}`;
      if (isStep) history.pushState(null, '', next);
      else history.replaceState(null, '', next);
    },
    start() {
      if (own) addEventListener('popstate', back);
    },
    stop() {
      removeEventListener('popstate', back);
    },
  };
}
