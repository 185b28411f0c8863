/**
 * Keeps the map beside a timeline in step with it: the days on the screen, the lane of the chosen event, the place under the pointer.
 *
 *   followTimeline(document.querySelector('.map'), timeline); // from page.js, with the first move
 *
 * The server draws the map of the same address with the days of the window; what was asked before is dropped. Nothing is
 * announced: the timeline says how many events are on the screen, and the list under the map is there to be read.
 */
import { toIso } from './scale.js';

const PAUSE_MS = 300;

/** Follow a timeline from now on.
 * @param {HTMLElement} column holds the map @param {HTMLElement} timeline
 * @returns {{show: (window: import('./scale.js').View) => void, light: (names: Set<string>) => void}} */
export function followTimeline(column, timeline) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let timer;
  /** @type {AbortController | null} */ let running = null;
  /** @type {Set<string>} */ let lit = new Set();

  const follower = {
    /** @param {import('./scale.js').View} window */
    show(window) {
      clearTimeout(timer);
      running?.abort();
      timer = setTimeout(() => void load(window), PAUSE_MS);
    },
    /** @param {Set<string>} names of places */
    light(names) {
      lit = names;
      lightPlaces(column, lit);
    },
  };

  /** @param {import('./scale.js').View} window */
  async function load(window) {
    running = new AbortController();
    const { signal } = running;
    try {
      const answer = await fetch(addressOf(window), { signal, credentials: 'omit' });
      if (!answer.ok) return;
      const found = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.map');
      if (!found || signal.aborted) return;
      swap(column, document.importNode(found, true));
      lightPlaces(column, lit);
    } catch {
      // the map that stands there stays; the timeline says when the server cannot be reached
    }
  }

  for (const type of ['pointerover', 'focusin']) {
    column.addEventListener(type, (event) => {
      const place = /** @type {Element} */ (event.target).closest('[data-place]');
      lightLanes(timeline, place?.getAttribute('data-place') ?? null);
    });
  }
  for (const type of ['pointerleave', 'focusout']) column.addEventListener(type, () => lightLanes(timeline, null));
  return follower;
}

/** Return the address of the map of a window, within the days that the page is filtered by.
 * @param {import('./scale.js').View} window */
export function addressOf({ start, end }, page = location.href) {
  const url = new URL(page);
  const [from, to] = [toIso(Math.floor(start)), toIso(Math.ceil(end) - 1)];
  const [least, most] = [url.searchParams.get('from') ?? '', url.searchParams.get('to') ?? ''];
  for (const name of ['window', 'event', 'tab', 'replies', 'page']) url.searchParams.delete(name);
  url.searchParams.set('from', least > from ? least : from);
  url.searchParams.set('to', most && most < to ? most : to);
  url.searchParams.set('part', 'map');
  url.hash = '';
  return url.href;
}

/** Put the new map in the place of the old one; a reader in the list stays with their place, or at the heading.
 * @param {HTMLElement} column @param {Element} map */
function swap(column, map) {
  const before = column.contains(document.activeElement) ? document.activeElement?.getAttribute('data-place') : undefined;
  column.replaceChildren(map);
  if (before === undefined) return;
  const links = [...map.querySelectorAll('a[data-place]')];
  const again = links.find((link) => link.getAttribute('data-place') === before) ?? map.querySelector('h2');
  /** @type {HTMLElement | null} */ (again)?.focus({ preventScroll: true });
}

/** Light the places of a lane, points and words alike.
 * @param {HTMLElement} column @param {Set<string>} names */
function lightPlaces(column, names) {
  let some = false;
  for (const mark of column.querySelectorAll('[data-place]')) {
    const isLit = names.has(mark.getAttribute('data-place') ?? '');
    mark.classList.toggle('is-lit', isLit);
    some ||= isLit && mark.localName === 'circle';
  }
  column.querySelector('.map')?.classList.toggle('has-lit', some);
}

/** Light the lanes that have an event at a place.
 * @param {any} timeline @param {string | null} place */
function lightLanes(timeline, place) {
  const labels = timeline.shadowRoot?.querySelectorAll('.names > span') ?? [];
  const lanes = timeline.scene?.single ? timeline.scene.lanes : [];
  labels.forEach((/** @type {HTMLElement} */ label, /** @type {number} */ n) => {
    const isLit = place !== null && lanes[n]?.events.some((/** @type {any} */ event) => placesOf(event).includes(place));
    label.style.textDecoration = isLit ? 'underline 2px' : '';
  });
}

/** Return the names of an event's places.
 * @param {{place: string}} event */
export function placesOf({ place }) {
  return place ? place.split(', ') : [];
}
