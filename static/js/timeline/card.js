/**
 * Draws the card of an event: what, when, who to whom through whom, the words of each source, figures, replies.
 *
 *   showCard(view.card, detail, { words, language, onClose: () => ... });
 */
import { build, fillWith, safeUrl } from './dom.js';
import { dateInWords, sourcesInWords } from './labels.js';
import { toEvents } from './data.js';

const ARROW_OF = { initiator: 0, participant: 0, conduit: 1, mediator: 1, addressee: 2, target: 2, victim: 2, beneficiary: 2 };

/** Fill the card and show it.
 * @param {HTMLElement} card @param {any} detail answer of the API
 * @param {{words: import('./strings.js').Words, language: string, onClose: () => void}} about */
export function showCard(card, detail, about) {
  const close = build('button', { type: 'button', class: 'close', 'aria-label': about.words.close }, '✕');
  close.addEventListener('click', about.onClose);
  const parts = detail.state === 'retracted' ? notesOf(detail) : bodyOf(detail, about);
  fillWith(card, close, ...parts);
  card.hidden = false;
  card.scrollTop = 0;
}

/** @param {any} detail @param {any} about */
function bodyOf(detail, { words, language }) {
  const [event] = toEvents([detail], { byPair: false });
  return [
    build('p', { class: 'meta' }, [detail.kind_label, event.place].filter(Boolean).join(' · ')),
    build('h2', { id: 'card-title' }, detail.title),
    build('p', {}, build('strong', {}, dateInWords(event, words, language))),
    detail.date_explanation && build('p', { class: 'meta' }, detail.date_explanation),
    build('p', {}, chainOf(detail.actors)),
    build('p', { class: 'meta' }, [sourcesInWords(detail.source_count, words), event.unconfirmed ? words.unconfirmed : ''].filter(Boolean).join(', ')),
    ...detail.reports.map(reportOf),
    ...linksOf(detail.links),
    ...notesOf(detail),
    linkTo(detail.url, words.open),
  ];
}

/** Return who acts, through whom, on whom.
 * @param {any[]} actors */
function chainOf(actors) {
  const steps = [0, 1, 2].map((step) =>
    actors.filter((actor) => actor.depth === 0 && /** @type {Record<string, number>} */ (ARROW_OF)[actor.role] === step).map((actor) => actor.name).join(', '),
  );
  return steps.filter(Boolean).join(' → ');
}

/** @param {any} report */
function reportOf(report) {
  const figures = report.figures.map((/** @type {any} */ figure) => `${figure.wording} ${figure.measure}`).join('; ');
  const source = [report.article.outlet, report.article.published_on].filter(Boolean).join(', ');
  return build(
    'div',
    {},
    build('blockquote', {}, report.quote),
    build('p', { class: 'meta' }, linkTo(report.article.url, source), figures && ` · ${figures}`),
  );
}

/** @param {any[]} links */
function linksOf(links) {
  if (!links.length) return [];
  const items = links.map((link) => build('li', {}, `${link.is_answer ? '←' : '→'} ${link.kind}: ${link.title}`));
  return [build('ul', {}, ...items)];
}

/** @param {any} detail */
function notesOf(detail) {
  return detail.corrections.map((/** @type {any} */ note) => build('p', { class: 'meta' }, `${note.made_at.slice(0, 10)}, ${note.kind}: ${note.note}`));
}

/** @param {string} address @param {string} text */
function linkTo(address, text) {
  const href = safeUrl(address);
  return href ? build('a', { href }, text) : build('span', {}, text);
}
