/**
 * Draws the twin of the chart as a table, a hundred rows at a time.
 *
 *   drawTable(view.table, events, { words, language, page: 0, onPage: (page) => ..., onOpen: (id) => ... });
 *
 * @typedef {import('./layout.js').TimelineEvent} TimelineEvent
 */
import { build, fillWith, safeUrl } from './dom.js';
import { dateInWords, sourcesInWords } from './labels.js';
import { fill } from './strings.js';

export const ROWS_A_PAGE = 100;

/** Fill the panel with one page of events.
 * @param {HTMLElement} panel @param {TimelineEvent[]} events in the order of time
 * @param {{words: import('./strings.js').Words, language: string, page: number, onPage: (page: number) => void, onOpen: (id: string) => void}} about */
export function drawTable(panel, events, about) {
  const { words } = about;
  const pages = Math.max(1, Math.ceil(events.length / ROWS_A_PAGE));
  const page = Math.min(about.page, pages - 1);
  const rows = events.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE);
  const caption = fill(words.page, {
    first: rows.length ? page * ROWS_A_PAGE + 1 : 0,
    last: page * ROWS_A_PAGE + rows.length,
    total: events.length,
  });
  const head = [words.date, words.event, words.kind, words.place, words.evidence].map((name) => build('th', { scope: 'col' }, name));
  const table = build(
    'table',
    {},
    build('caption', {}, caption),
    build('thead', {}, build('tr', {}, ...head)),
    build('tbody', {}, ...rows.map((event) => rowOf(event, about))),
  );
  fillWith(panel, build('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': words.table }, table), pager(page, pages, about));
}

/** @param {TimelineEvent} event @param {any} about */
function rowOf(event, { words, language, onOpen }) {
  const link = build('a', { href: safeUrl(event.url) ?? '#' }, event.title);
  link.addEventListener('click', (/** @type {MouseEvent} */ click) => {
    if (click.ctrlKey || click.metaKey || click.shiftKey) return;
    click.preventDefault();
    onOpen(event.id);
  });
  const evidence = [sourcesInWords(event.sources, words), event.unconfirmed ? words.unconfirmed : ''].filter(Boolean).join(', ');
  const cells = [dateInWords(event, words, language), link, event.kindLabel, event.place, evidence];
  return build('tr', {}, ...cells.map((cell) => build('td', {}, cell)));
}

/** @param {number} page @param {number} pages @param {any} about */
function pager(page, pages, { words, onPage }) {
  if (pages === 1) return null;
  const step = (/** @type {string} */ label, /** @type {number} */ to) => {
    const button = build('button', { type: 'button', disabled: to < 0 || to >= pages }, label);
    button.addEventListener('click', () => onPage(to));
    return button;
  };
  return build('div', { class: 'pager' }, step(words.previousPage, page - 1), step(words.nextPage, page + 1));
}
