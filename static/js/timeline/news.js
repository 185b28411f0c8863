/**
 * Tells what changed since the page was loaded, and on our own pages since the reader was last here; it never jumps.
 *
 *   const news = watchNews(view.news, { api, words, own: true, onShow: () => ... });
 *   news.stop();
 *
 * The moment of the last visit is kept in the browser alone and never sent anywhere.
 */
import { changesAddress } from './data.js';
import { startPolling } from './poll.js';
import { fill } from './strings.js';

const KEY = 'timeline-last-visit';
/** A second look within this time belongs to the same visit. */
const VISIT_MS = 30 * 60_000;

/** Watch for changes and offer them on a button.
 * @param {HTMLButtonElement} button
 * @param {{api: import('./data.js').Api, words: import('./strings.js').Words, onShow: () => void}} options */
export function watchNews(button, { api, words, onShow }) {
  const since = new Date().toISOString();
  const show = () => {
    button.hidden = true;
    onShow();
  };
  button.addEventListener('click', show);
  const poll = startPolling(() => changesAddress(api, since), {
    onChange(body) {
      const count = body.results.length + (body.tombstones?.length ?? 0);
      button.textContent = fill(words.news, { count: body.next ? `${count}+` : count });
      button.hidden = count === 0;
    },
  });
  return {
    stop() {
      poll.stop();
      button.removeEventListener('click', show);
    },
  };
}

/** Return how many of the events are new since the last visit, and note this one; null on a first visit.
 * @param {import('./layout.js').TimelineEvent[]} events @param {Storage} memory @param {number} now in milliseconds */
export function countSinceLastVisit(events, memory, now) {
  /** @type {{last?: string, current?: string}} */
  let kept = {};
  try {
    kept = JSON.parse(memory.getItem(KEY) ?? '{}') ?? {};
  } catch {
    kept = {};
  }
  const current = Date.parse(kept.current ?? '');
  const isSame = now - current < VISIT_MS;
  const last = isSame ? kept.last : kept.current;
  memory.setItem(KEY, JSON.stringify({ last, current: new Date(now).toISOString() }));
  const moment = Date.parse(last ?? '');
  return Number.isNaN(moment) ? null : events.filter((event) => Date.parse(event.updated) > moment).length;
}
