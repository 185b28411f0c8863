/**
 * Knows which event the keys stand on; pure.
 *
 *   const cursor = createCursor();
 *   cursor.arrange(lanes, '12');
 *   cursor.move('next');
 *
 * @typedef {import('./layout.js').Lane} Lane
 */
import { neighbour } from './layout.js';

/** Return a cursor on the first event of the first lane. */
export function createCursor() {
  /** @type {Lane[]} */ let lanes = [];
  let at = { lane: 0, index: 0 };

  return {
    get lanes() {
      return lanes;
    },
    get at() {
      return at;
    },
    get lane() {
      return lanes[at.lane] ?? null;
    },
    get event() {
      return lanes[at.lane]?.events[at.index] ?? null;
    },
    /** Take new lanes and stay on the event where it is still there, else on the nearest place.
     * @param {Lane[]} next @param {string | null} selected */
    arrange(next, selected) {
      const before = this.event?.id ?? null;
      lanes = next;
      if (this.jump(selected) || this.jump(before)) return;
      const lane = Math.min(at.lane, Math.max(0, lanes.length - 1));
      at = { lane, index: Math.min(at.index, Math.max(0, (lanes[lane]?.events.length ?? 1) - 1)) };
    },
    /** Stand on an event; return whether it is there.
     * @param {string | null} id */
    jump(id) {
      if (id === null) return false;
      for (const [lane, { events }] of lanes.entries()) {
        const index = events.findIndex((event) => event.id === id);
        if (index >= 0) {
          at = { lane, index };
          return true;
        }
      }
      return false;
    },
    /** Go on; return whether there was somewhere to go.
     * @param {string} direction */
    move(direction) {
      const next = neighbour(lanes, at, direction);
      if (next) at = next;
      return next !== null;
    },
    /** Return how many columns the longest lane has. */
    longest() {
      return Math.max(0, ...lanes.map((lane) => lane.events.length));
    },
  };
}
