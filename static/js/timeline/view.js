/**
 * Builds the parts of the element once, and knows which part is which; it draws nothing by itself.
 *
 *   const view = createView(words);
 *   shadow.append(view.root);
 *
 * @typedef {ReturnType<typeof createView>} TimelineParts
 */
import { build } from './dom.js';

/** Return all parts of the timeline, empty.
 * @param {import('./strings.js').Words} words */
export function createView(words) {
  const tool = (/** @type {string} */ command, /** @type {string} */ label, /** @type {string} */ sign) =>
    build('button', { type: 'button', class: 'tool', 'data-command': command, title: label, 'aria-label': label }, sign);
  const tab = (/** @type {string} */ name, /** @type {string} */ label) =>
    build('button', { type: 'button', class: 'tab', role: 'tab', id: `tab-${name}`, 'data-tab': name, 'aria-controls': `panel-${name}` }, label);

  const tools = build(
    'div',
    { class: 'tools', role: 'group', 'aria-label': words.chart },
    tool('pan-back', words.earlier, '‹'),
    tool('zoom-out', words.zoomOut, '−'),
    tool('zoom-in', words.zoomIn, '+'),
    tool('pan-on', words.later, '›'),
    tool('fit', words.fit, '⤢'),
    build('button', { type: 'button', class: 'tool wide', 'data-command': 'replies', 'aria-pressed': 'false' }, words.replies),
    tool('png', words.png, 'PNG'),
    tool('svg', words.svg, 'SVG'),
    build('button', { type: 'button', class: 'tool', 'data-command': 'keys', title: words.keys, 'aria-label': words.keys }, '?'),
  );
  const tabs = build('div', { class: 'tabs', role: 'tablist' }, tab('chart', words.chart), tab('table', words.table));
  const status = build('p', { class: 'status', role: 'status' });
  const news = build('button', { type: 'button', class: 'news', hidden: true });
  const help = build('p', { class: 'help', hidden: true }, words.keyList);
  const trouble = build(
    'p',
    { class: 'trouble', role: 'alert', hidden: true },
    build('span', {}, words.failed),
    ' ',
    build('button', { type: 'button', 'data-command': 'retry' }, words.retry),
  );

  const canvas = build('canvas', { class: 'marks', 'aria-hidden': 'true' });
  const axis = build('div', { class: 'axis', 'aria-hidden': 'true' });
  const names = build('div', { class: 'names', 'aria-hidden': 'true' });
  const hint = build('div', { class: 'hint', hidden: true, 'aria-hidden': 'true' });
  const grid = build('div', { class: 'grid', role: 'grid', 'aria-label': words.plot });
  const plot = build('div', { class: 'plot' }, canvas, names, axis, grid, hint);
  const overview = build('canvas', { class: 'overview-marks', 'aria-hidden': 'true' });
  const handle = (/** @type {string} */ edge, /** @type {string} */ label) =>
    build('div', { class: `handle ${edge}`, role: 'slider', tabindex: '0', 'aria-label': label, 'data-edge': edge });
  const handles = { start: handle('start', words.windowStart), end: handle('end', words.windowEnd) };
  const brush = build('div', { class: 'brush' }, handles.start, handles.end);
  const strip = build('div', { class: 'overview', role: 'group', 'aria-label': words.overview }, overview, brush);
  const chart = build('div', { class: 'panel', id: 'panel-chart', role: 'tabpanel', 'aria-labelledby': 'tab-chart' }, plot, strip);
  const table = build('div', { class: 'panel', id: 'panel-table', role: 'tabpanel', 'aria-labelledby': 'tab-table', hidden: true });
  const card = build('section', { class: 'card', role: 'dialog', 'aria-labelledby': 'card-title', tabindex: '-1', hidden: true });
  const list = build('slot');
  const bar = build('div', { class: 'bar' }, tabs, tools);
  const stage = build('div', { class: 'stage' }, chart, table, card);
  const root = build('div', { class: 'root' }, bar, news, trouble, stage, status, help, list);
  return { root, tools, tabs, status, news, help, trouble, canvas, axis, names, hint, grid, plot, overview, brush, handles, strip, chart, table, card, list };
}

/** Show one tab and hide the other.
 * @param {TimelineParts} view @param {'chart' | 'table'} name */
export function showTab(view, name) {
  view.chart.hidden = name !== 'chart';
  view.table.hidden = name !== 'table';
  view.tools.hidden = name !== 'chart';
  for (const tab of view.tabs.children) {
    const isOn = tab.dataset.tab === name;
    tab.setAttribute('aria-selected', String(isOn));
    tab.tabIndex = isOn ? 0 : -1;
  }
}
