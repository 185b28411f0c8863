/**
 * Knows how the element looks, on our pages and on foreign ones, in light and dark.
 *
 * Colours are those of the site's tokens.css where the page has them; elsewhere the same values stand here.
 */

/** @type {Record<string, [string, string, string]>} name of the page's own token, light, dark */
const PALETTE = {
  ground: ['--ground', '#ffffff', '#14171a'],
  ink: ['--ink', '#16191d', '#e9ecef'],
  soft: ['--muted', '#545e68', '#a7b0b9'],
  line: ['--rule', '#d8dde2', '#30363c'],
  shade: ['--shade', '#eef1f4', '#20252a'],
  accent: ['--focus', '#1659b0', '#9ecbff'],
  none: ['--none', '#5f6770', '#a3aab2'],
  'deescalation-verbal': ['--deescalation-verbal', '#3a8fcf', '#7cc4f5'],
  'deescalation-material': ['--deescalation-material', '#00477f', '#2f86cc'],
  'hostile-verbal': ['--hostile-verbal', '#c27a00', '#ffc04d'],
  'hostile-material': ['--hostile-material', '#9e2a00', '#e8590c'],
};

/** @param {(token: string, light: string, dark: string) => string} value */
const colours = (value) => Object.entries(PALETTE).map(([name, palette]) => `--tl-${name}: ${value(...palette)};`).join(' ');

const CSS = `
:host { ${colours((token, light) => `var(${token}, ${light})`)} color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :host { ${colours((token, _light, dark) => `var(${token}, ${dark})`)} } }
:host([theme="light"]) { ${colours((_token, light) => light)} color-scheme: light; }
:host([theme="dark"]) { ${colours((_token, _light, dark) => dark)} color-scheme: dark; }
:host {
  display: block; color: var(--tl-ink); font: 400 0.9375rem/1.45 var(--sans, system-ui, sans-serif);
}
:host([hidden]), [hidden] { display: none !important; }
.root { position: relative; }
.bar { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; justify-content: space-between; align-items: end; min-block-size: 2.5rem; }
.tabs, .tools { display: flex; flex-wrap: wrap; gap: 0.25rem; align-items: center; }
button { font: inherit; color: inherit; background: none; border: 1px solid var(--tl-line); border-radius: 4px; cursor: pointer; min-block-size: 2rem; min-inline-size: 2rem; padding: 0 0.6rem; }
button:hover { border-color: var(--tl-soft); background: var(--tl-shade); }
button[aria-pressed="true"] { background: var(--tl-ink); color: var(--tl-ground); }
.tool:not(.wide) { padding: 0; font-size: 1.05rem; line-height: 1; }
.tool:is([data-command="png"], [data-command="svg"]) { padding-inline: 0.45rem; font-size: 0.8125rem; }
.tab { border: 0; border-block-end: 2px solid transparent; border-radius: 0; }
.tab[aria-selected="true"] { border-color: var(--tl-ink); font-weight: 600; }
:focus-visible { outline: 2px solid var(--tl-accent); outline-offset: 2px; }
.stage { position: relative; border-block: 1px solid var(--tl-line); }
.plot { position: relative; block-size: var(--timeline-height, 32rem); overflow: clip; touch-action: pan-y; cursor: grab; }
.plot.dragging { cursor: grabbing; }
canvas { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; display: block; }
.axis, .names, .grid, .hint { position: absolute; inset: 0; pointer-events: none; font-size: 0.75rem; color: var(--tl-soft); }
.axis span { position: absolute; inset-block-end: 0.2rem; inset-inline-start: 0; white-space: nowrap; font-variant-numeric: tabular-nums; padding-inline-start: 0.3rem; border-inline-start: 1px solid var(--tl-line); }
.axis .value { inset-block-end: auto; inset-block-start: 0; border: 0; max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; box-sizing: border-box; }
.names > span { position: absolute; inset-inline-start: 0; max-inline-size: 60%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; padding: 0.05rem 0.4rem; color: var(--tl-ink); font-weight: 600; line-height: 1.05rem; background: color-mix(in srgb, var(--tl-ground) 82%, transparent); border-end-end-radius: 4px; }
.names .count { font-weight: 400; color: var(--tl-soft); }
.cell { position: absolute; inset-block-start: -14px; left: -14px; inline-size: 28px; block-size: 28px; border-radius: 50%; }
.cell:focus { outline: 3px solid var(--tl-accent); outline-offset: 0; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.hint { inset: auto; max-inline-size: 22rem; padding: 0.35rem 0.55rem; background: var(--tl-ink); color: var(--tl-ground); border-radius: 4px; font-size: 0.8125rem; }
.overview { position: relative; block-size: 3.25rem; border-block-start: 1px solid var(--tl-line); background: var(--tl-shade); touch-action: none; }
.brush { position: absolute; inset-block: 0; left: 0; inline-size: 100%; border: 1px solid var(--tl-ink); background: color-mix(in srgb, var(--tl-accent) 14%, transparent); cursor: grab; min-inline-size: 8px; box-sizing: border-box; }
.handle { position: absolute; inset-block: 0; inline-size: 24px; cursor: ew-resize; }
.handle.start { inset-inline-start: 0; } .handle.end { inset-inline-end: 0; }
.handle.end::after { inset-inline: auto 2px; }
.handle::after { content: ""; position: absolute; inset-block: 30%; inset-inline-start: 2px; inline-size: 4px; border-radius: 2px; background: var(--tl-ink); }
.status, .help, .trouble { margin: 0.4rem 0; font-size: 0.8125rem; color: var(--tl-soft); min-block-size: 1.2rem; }
.trouble { color: var(--tl-hostile-material); }
.news { border-color: var(--tl-accent); color: var(--tl-accent); margin-block: 0.4rem; }
.card { position: absolute; inset-block: 0; inset-inline-end: 0; inline-size: min(24rem, 100%); overflow: auto; background: var(--tl-ground); border-inline-start: 1px solid var(--tl-line); padding: 0.9rem 1.1rem 1.2rem; box-shadow: 0 0 18px rgb(0 0 0 / 0.14); box-sizing: border-box; }
.card h2 { font: 600 1.15rem/1.3 var(--serif, inherit); margin: 0.2rem 2.2rem 0.5rem 0; }
.card .close { position: absolute; inset-block-start: 0.6rem; inset-inline-end: 0.6rem; }
.card h3 { font-size: 0.8125rem; margin: 1rem 0 0.25rem; color: var(--tl-soft); }
.card blockquote { margin: 0.5rem 0; padding-inline-start: 0.7rem; border-inline-start: 3px solid var(--tl-line); }
.card mark { background: color-mix(in srgb, var(--tl-hostile-verbal) 28%, transparent); color: inherit; }
.card p, .card ul { margin: 0.3rem 0; } .card ul { padding-inline-start: 1.1rem; }
.card .meta { color: var(--tl-soft); font-size: 0.8125rem; }
a { color: var(--tl-accent); }
.scroll { overflow-x: auto; max-block-size: calc(var(--timeline-height, 32rem) + 3.3rem); overflow-y: auto; }
table { border-collapse: collapse; inline-size: 100%; font-size: 0.875rem; }
caption { text-align: start; padding: 0.4rem 0; color: var(--tl-soft); }
th, td { text-align: start; vertical-align: top; padding: 0.35rem 0.7rem 0.35rem 0; border-block-end: 1px solid var(--tl-line); }
.pager { display: flex; gap: 0.5rem; padding-block: 0.5rem; }
@media (max-width: 40rem) {
  .tools { gap: 0.15rem; }
  .tool.wide { padding-inline: 0.35rem; font-size: 0.8125rem; }
  .tool:is([data-command="png"], [data-command="svg"]) { padding-inline: 0.3rem; font-size: 0.75rem; }
  .plot { block-size: var(--timeline-height, 30rem); }
  .card { position: fixed; inset: auto 0 0 0; inline-size: 100%; max-block-size: 75vh; border-inline-start: 0; border-block-start: 1px solid var(--tl-line); z-index: 5; }
}
@media (forced-colors: active) { .brush { border-color: Highlight; } .cell:focus { outline-color: Highlight; } }
@media print {
  .bar, .overview, .status, .card, .help { display: none; }
  :host([own]) .root > :not(slot) { display: none; }
}
`;

/** @type {CSSStyleSheet | null} */
let sheet = null;

/** Return the style sheet, made once for all elements of a page. */
export function sharedSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}

const FORCED = { ground: 'Canvas', ink: 'CanvasText', soft: 'CanvasText', line: 'GrayText', shade: 'Canvas', accent: 'Highlight' };

/** Return the colours for the canvas as they are now; system colours where the reader forces them.
 *
 * A probe takes each colour in turn, since a canvas does not know variables.
 * @param {HTMLElement} probe an element inside the timeline
 * @returns {import('./signs.js').Theme} */
export function readTheme(probe) {
  const forced = matchMedia('(forced-colors: active)').matches;
  const style = getComputedStyle(probe);
  /** @type {Record<string, string>} */
  const theme = { smallFont: `12px ${style.fontFamily}` };
  for (const name of Object.keys(PALETTE)) {
    probe.style.color = forced ? /** @type {Record<string, string>} */ (FORCED)[name] ?? 'CanvasText' : `var(--tl-${name})`;
    theme[name] = style.color;
  }
  probe.style.color = '';
  return theme;
}
