/**
 * Knows how a card looks; loaded with the first card.
 *
 *   root.adoptedStyleSheets.push(cardSheet());
 */

const CSS = `
.card { line-height: 1.5; overflow-wrap: anywhere; }
.card h2, .card h3, .card h4 { font-weight: 600; line-height: 1.3; }
.card h3 { margin: 1.2rem 0 0.4rem; padding-block-start: 0.6rem; border-block-start: 1px solid var(--tl-line); font-size: 0.9375rem; color: var(--tl-ink); }
.card h4 { margin: 0.8rem 0 0.3rem; font-size: 0.8125rem; color: var(--tl-soft); }
.card .facts h3 { border: 0; padding: 0; margin: 0.8rem 0 0.1rem; font-size: 0.8125rem; color: var(--tl-soft); }
.card ul, .card ol { list-style: none; padding: 0; }
.card .kicker, .card .how, .card small, .card .count, .card .detail-kind, .card .report-meta, .card .report-link, .card .turn-when, .card time { color: var(--tl-soft); font-size: 0.8125rem; }
.card .fact-main { font-weight: 600; }
.card small { font-weight: 400; }
.card .fact-main time { color: inherit; font-size: inherit; }
.card .notice, .card .contradictions { border-inline-start: 4px solid var(--tl-hostile-verbal); background: var(--tl-shade); padding: 0.5rem 0.7rem; margin-block: 0.6rem; }
.card .contradictions h3 { border: 0; padding: 0; margin: 0; }
.card .step { padding: 0.3rem 0.7rem; margin-block: 0.3rem; background: var(--tl-shade); border-inline-start: 3px solid var(--tl-soft); }
.card .step-role { display: block; font-size: 0.75rem; color: var(--tl-soft); }
.card .actor, .card .report-source strong { font-weight: 600; }
.card .report { padding-block: 0.6rem; border-block-end: 1px solid var(--tl-line); }
.card .report.stance-denies blockquote { border-inline-start-style: dashed; }
.card .source-number, .card .tag { display: inline-block; border: 1px solid var(--tl-soft); border-radius: 2px; padding-inline: 0.35em; font-size: 0.75rem; }
.card mark.when { background: color-mix(in srgb, var(--tl-deescalation-verbal) 28%, transparent); }
.card .turn { display: grid; grid-template-columns: 1.4rem minmax(0, 1fr); padding-block: 0.35rem; }
.card .turn-when { grid-column: 2; }
.card .turn-sign { grid-area: 1 / 1 / 3; }
.card .turn-link { display: block; }
.card .turn-suggested { border-inline-start: 2px dashed var(--tl-soft); padding-inline-start: 0.5rem; }
.card .scroll { max-block-size: none; }
.card table { font-size: 0.8125rem; }
.card .citation { background: var(--tl-shade); padding: 0.6rem 0.7rem; font-size: 0.875rem; user-select: all; }
.card .sign { inline-size: 14px; block-size: 14px; vertical-align: -0.15em; overflow: visible; stroke: var(--class); fill: var(--class); stroke-width: 2; --class: var(--tl-none); }
.card .sign-hostile { --class: var(--tl-hostile-material); }
.card .sign-hostile.is-verbal { --class: var(--tl-hostile-verbal); }
.card .sign-deescalation { --class: var(--tl-deescalation-material); }
.card .sign-deescalation.is-verbal { --class: var(--tl-deescalation-verbal); }
.card .sign.is-verbal, .card .sign.is-unsure { fill: var(--tl-ground); }
.card .sign.is-unsure > :not(.core) { stroke-dasharray: 4 3; }
.card .sign .core { fill: var(--class); stroke: none; }
.card .open { margin-block-start: 1rem; font-weight: 600; }
`;

/** @type {CSSStyleSheet | null} */
let sheet = null;

/** Return the style sheet of cards, made once. */
export function cardSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
