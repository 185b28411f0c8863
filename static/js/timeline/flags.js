/**
 * Shows the turning points that editors marked: a line through the plot with a numbered flag, its words on a button.
 *
 *   chart.flags = createFlags(chart, marks); // loaded only where a region has marks
 *   chart.flags.place(frame); // with every frame
 *
 * @typedef {{first: number, last: number, text: string, event: string | null, title: string}} Mark days, both inclusive
 */
import { build, fillWith } from './dom.js';
import { dayInWords } from './labels.js';
import { toDay } from './scale.js';

const CSS = `
.flags { position: absolute; inset: 0 0 auto; margin: 0; padding: 0; list-style: none; pointer-events: none; overflow: hidden; }
.flags li { position: absolute; inset-block: 0; border-inline-start: 1px dashed var(--tl-ink); background: color-mix(in srgb, var(--tl-ink) 9%, transparent); }
.flags button { position: absolute; inset-inline-start: -1px; min-block-size: 24px; min-inline-size: 24px; padding: 0; border: 1px solid var(--tl-ink); border-radius: 0 4px 4px 0;
  background: var(--tl-ground); color: var(--tl-ink); font-size: 0.75rem; font-weight: 600; line-height: 1; pointer-events: auto; }
.flags button:dir(rtl) { border-radius: 4px 0 0 4px; }
.flags button[aria-expanded="true"] { background: var(--tl-ink); color: var(--tl-ground); }
.flag-text { position: absolute; inset-inline: 0; inset-block-start: 0; z-index: 2; margin: 0 auto; inline-size: fit-content; max-inline-size: min(30rem, 92%);
  padding: 0.4rem 0.7rem; background: var(--tl-ground); border: 1px solid var(--tl-ink); border-radius: 4px; font-size: 0.875rem; }
.flag-text button { border: 0; padding: 0 0.2rem; min-block-size: 24px; text-align: start; text-decoration: underline; color: var(--tl-accent); }
@media print { .flags button, .flag-text { display: none; } }
`;
const FLAG_PX = 24;

/** @type {CSSStyleSheet | null} */
let sheet = null;

function flagSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}

/** Return the marks of the index's answer in a language; pure.
 * @param {any[]} rows @param {string} language @returns {Mark[]} */
export function toMarks(rows, language) {
  const isArabic = language.toLowerCase().startsWith('ar');
  return rows.map((row) => ({
    first: /** @type {number} */ (toDay(row.first)),
    last: /** @type {number} */ (toDay(row.last)),
    text: (isArabic && row.text_ar) || row.text,
    event: row.event === null ? null : String(row.event),
    title: row.title,
  }));
}

/** Return the flags over a chart's plot.
 * @param {any} chart @param {Mark[]} marks */
export function createFlags(chart, marks) {
  const { view, language } = chart;
  const root = view.root.getRootNode();
  if (!root.adoptedStyleSheets.includes(flagSheet())) root.adoptedStyleSheets.push(flagSheet());
  view.chart.querySelector('.flags')?.remove();
  view.chart.querySelector('.flag-text')?.remove();
  const words = build('p', { class: 'flag-text', role: 'status', hidden: true });
  /** @type {number | null} */ let shown = null;

  const items = marks.map((mark, n) => {
    const label = `${n + 1}. ${daysOf(mark, language)}: ${mark.text}`;
    const button = build('button', { type: 'button', 'aria-expanded': 'false', 'aria-label': label, title: label }, String(n + 1));
    button.addEventListener('click', () => show(shown === n ? null : n));
    return build('li', {}, button);
  });
  const list = build('ol', { class: 'flags' }, ...items);
  list.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape') show(null);
  });
  view.chart.append(list, words);

  /** @param {number | null} n */
  function show(n) {
    shown = n;
    items.forEach((item, at) => item.firstElementChild.setAttribute('aria-expanded', String(at === n)));
    words.hidden = n === null;
    if (n === null) return;
    const { text, event, title } = marks[n];
    fillWith(words, build('strong', {}, daysOf(marks[n], language)), ` ${text} `, event && opener(event, title));
  }

  /** @param {string} event @param {string} title */
  function opener(event, title) {
    const button = build('button', { type: 'button', dir: 'auto' }, title);
    button.addEventListener('click', () => chart.dispatch({ type: 'select', id: event }));
    return button;
  }

  return {
    /** Put every flag where its days are; those beyond the window are out of reach.
     * @param {{scale: import('./scale.js').Scale, geometry: {top: number}}} frame */
    place({ scale, geometry }) {
      list.style.blockSize = `${view.plot.clientHeight}px`;
      const foot = Math.max(0, geometry.top - FLAG_PX - 2);
      words.style.insetBlockStart = `${foot + FLAG_PX + 4}px`;
      marks.forEach((mark, n) => {
        const ends = [scale.x(mark.first), scale.x(mark.last + 1)];
        const [left, right] = [Math.min(...ends), Math.max(...ends)];
        const item = items[n];
        item.hidden = right < 0 || left > scale.width;
        item.style.left = `${left}px`;
        item.style.width = `${right - left}px`;
        item.firstElementChild.style.top = `${foot}px`;
      });
    },
  };
}

/** @param {Mark} mark @param {string} language */
function daysOf({ first, last }, language) {
  return first === last ? dayInWords(first, language) : `${dayInWords(first, language)} – ${dayInWords(last, language)}`;
}
