/**
 * Knows the code that shows a timeline on another site; pure.
 *
 *   codeOf({ form: 'frame', site: 'https://timeline.example', region: 'gaza', name: 'Gaza', theme: 'dark', ... });
 *
 * @typedef {object} Wish
 * @property {'frame' | 'element' | 'picture'} form
 * @property {string} site origin of the timeline
 * @property {string} region slug, empty for all regions
 * @property {string} name of the region in words @property {string} page address of the page that is shown
 * @property {string} filters as the page's address says them @property {string} source the API with the same filters
 * @property {string} from first day, empty for all @property {string} to last day
 * @property {'auto' | 'light' | 'dark'} theme @property {string} lang @property {number} height of the chart in pixels
 * @property {string} alt the picture in words
 */

/** Room that a frame needs besides its chart until it tells its own height: bar, overview, list, foot. */
const FRAME_EXTRA_PX = 480;
const RIGHT_TO_LEFT = new Set(['ar']);

/** Return the code to copy.
 * @param {Wish} wish */
export function codeOf(wish) {
  if (wish.form === 'element') return elementCode(wish);
  return wish.form === 'picture' ? pictureCode(wish) : frameCode(wish);
}

/** Return the address that a frame shows, or a picture has.
 * @param {Wish} wish */
export function addressOf(wish) {
  const query = withDays(new URLSearchParams(wish.filters), wish);
  query.set('lang', wish.lang);
  if (wish.theme !== 'auto') query.set('theme', wish.theme);
  query.set('height', String(wish.height));
  const path = [wish.region, wish.form === 'picture' ? 'picture.svg' : ''].filter(Boolean).join('/');
  return `${wish.site}/embed/${path}${path && wish.form !== 'picture' ? '/' : ''}?${query}`;
}

/** Return the address that an element reads.
 * @param {Wish} wish */
export function sourceOf(wish) {
  const url = new URL(wish.source, wish.site);
  const query = withDays(new URLSearchParams(url.search), wish);
  query.delete('region');
  const all = new URLSearchParams(wish.region ? { region: wish.region } : {});
  for (const [name, value] of query) all.append(name, value);
  return `${url.origin}${url.pathname}${all.size ? `?${all}` : ''}`;
}

/** @param {URLSearchParams} query @param {Wish} wish */
function withDays(query, { from, to }) {
  if (from) query.set('from', from);
  if (to) query.set('to', to);
  return query;
}

/** @param {Wish} wish */
function frameCode(wish) {
  return (
    tag('iframe', { 'data-escalation-timeline': true, src: addressOf(wish), title: wish.name, width: '100%', height: wish.height + FRAME_EXTRA_PX, loading: 'lazy' }) +
    `</iframe>\n${tag('script', { type: 'module', src: `${wish.site}/static/js/embed/loader.js` })}</script>`
  );
}

/** @param {Wish} wish */
function elementCode(wish) {
  const { lang, theme, height } = wish;
  const look = { lang, dir: RIGHT_TO_LEFT.has(lang) && 'rtl', theme: theme !== 'auto' && theme, height };
  return (
    `${tag('script', { type: 'module', src: `${wish.site}/static/js/widget.js` })}</script>\n` +
    `${tag('escalation-timeline', { src: sourceOf(wish), ...look })}${link(wish, escaped(wish.name))}</escalation-timeline>`
  );
}

/** @param {Wish} wish */
function pictureCode(wish) {
  const picture = tag('img', { src: addressOf(wish), alt: `${wish.name}. ${wish.alt}`, width: 960, height: wish.height, loading: 'lazy', lang: wish.lang });
  return link(wish, picture);
}

/** @param {Wish} wish @param {string} content */
function link(wish, content) {
  return `${tag('a', { href: wish.site + wish.page })}${content}</a>`;
}

/** @param {string} name @param {Record<string, string | number | boolean>} attributes */
function tag(name, attributes) {
  const parts = Object.entries(attributes).flatMap(([key, value]) => {
    if (value === false || value === '') return [];
    return value === true ? [key] : [`${key}="${escaped(String(value))}"`];
  });
  return `<${[name, ...parts].join(' ')}>`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
