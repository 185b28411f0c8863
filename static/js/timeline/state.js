/**
 * Knows what the timeline shows, and how the address of the page says it: (state, action) -> state, state <-> address.
 *
 *   let state = fromQuery('?from=2025-06-01&to=2025-07-01&event=12');
 *   state = reduce(state, { type: 'select', id: null });
 *   toQuery(state); // 'from=2025-06-01&to=2025-07-01'
 *
 * @typedef {import('./scale.js').View} View
 * @typedef {object} State
 * @property {View | null} view what is on the screen; null is the whole period
 * @property {string | null} selected id of the event whose card is open
 * @property {'chart' | 'table'} tab
 * @property {boolean} replies draw the arcs of all visible replies
 * @property {number} page of the table, from 0
 * @typedef {{type: 'view', view: View | null} | {type: 'select', id: string | null} | {type: 'tab', tab: 'chart' | 'table'}
 *   | {type: 'replies', on: boolean} | {type: 'page', page: number}} Action
 */
import { toDay, toIso } from './scale.js';

/** The parts of the address that belong to the timeline; all others are filters of the page and stay as they are. */
const OWN = ['window', 'event', 'tab', 'replies'];

/** @type {State} */
export const INITIAL = Object.freeze({ view: null, selected: null, tab: 'chart', replies: false, page: 0 });

/** Return the state after an action.
 * @param {State} state @param {Action} action
 * @returns {State} */
export function reduce(state, action) {
  switch (action.type) {
    case 'view':
      return { ...state, view: action.view };
    case 'select':
      return { ...state, selected: action.id };
    case 'tab':
      return { ...state, tab: action.tab, page: 0 };
    case 'replies':
      return { ...state, replies: action.on };
    case 'page':
      return { ...state, page: Math.max(0, action.page) };
    default:
      return state;
  }
}

/** Return the state that an address asks for; what makes no sense in it is left out.
 * @param {string} search
 * @returns {State} */
export function fromQuery(search) {
  const query = new URLSearchParams(search);
  const [first, last] = (query.get('window') ?? '').split('..').map(toDay);
  const event = query.get('event') ?? '';
  return {
    ...INITIAL,
    view: first != null && last != null && first <= last ? { start: first, end: last + 1 } : null,
    selected: /^\d{1,18}$/.test(event) ? event : null,
    tab: query.get('tab') === 'table' ? 'table' : 'chart',
    replies: query.get('replies') === '1',
  };
}

/** Return the query of an address with the state written into it; the page's own filters stay.
 * @param {State} state @param {string} [search] */
export function toQuery(state, search = '') {
  const query = new URLSearchParams(search);
  for (const name of OWN) query.delete(name);
  if (state.view) query.set('window', `${toIso(Math.round(state.view.start))}..${toIso(Math.round(state.view.end) - 1)}`);
  if (state.selected) query.set('event', state.selected);
  if (state.tab === 'table') query.set('tab', 'table');
  if (state.replies) query.set('replies', '1');
  return query.toString();
}
