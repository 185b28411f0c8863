/**
 * Shows the card of an event: what its own page says, in the reader's language.
 *
 *   showCard(view.card, page, { words, onClose: () => ... }); // page: what cardholder.js fetched
 *
 * The server makes page and card from one template, so that they cannot disagree. Its text is parsed into a document of
 * its own, where nothing runs and nothing loads, and only known elements and attributes are copied from there.
 */
import { cardSheet } from './cardstyles.js';
import { build, fillWith, safeUrl } from './dom.js';

const ELEMENTS = new Set(
  ('a article bdi blockquote circle code div h1 h2 h3 header li mark ol p path q section small span strong svg table tbody td th ' +
    'thead time tr ul').split(' '),
);
const ATTRIBUTES = new Set(
  ('aria-current aria-hidden aria-label aria-labelledby class cx cy d datetime dir focusable height id lang r rel role scope ' +
    'tabindex viewBox width').split(' '),
);
/** A card stands one step below the heading of the page that it opens on. */
const HEADINGS = /** @type {Record<string, string>} */ ({ h1: 'h2', h2: 'h3', h3: 'h4' });

/** Fill the card and show it.
 * @param {HTMLElement} card @param {{text: string, base: string}} page @param {{words: import('./strings.js').Words, onClose: () => void}} about */
export function showCard(card, page, { words, onClose }) {
  const root = /** @type {ShadowRoot} */ (card.getRootNode());
  if (!root.adoptedStyleSheets.includes(cardSheet())) root.adoptedStyleSheets.push(cardSheet());
  const source = new DOMParser().parseFromString(page.text, 'text/html').querySelector('article');
  const close = build('button', { type: 'button', class: 'close', 'aria-label': words.close }, '✕');
  close.addEventListener('click', onClose);
  const content = source && copyOf(source, page.base);
  const address = source?.getAttribute('data-address');
  const open = address && build('p', { class: 'open' }, build('a', { href: safeUrl(address, page.base) }, words.open));
  fillWith(card, close, content, open);
  card.querySelector('h2')?.setAttribute('id', 'card-title');
  card.onclick = (event) => jump(event, root);
  card.hidden = false;
  card.scrollTop = 0;
}

/** Return a node of the server as a node of this document, without anything that is not known.
 * @param {Node} node @param {string} base @returns {Node | null} */
function copyOf(node, base) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.nodeValue ?? '');
  if (!(node instanceof Element) || !ELEMENTS.has(node.localName)) return null;
  const copy = document.createElementNS(node.namespaceURI, HEADINGS[node.localName] ?? node.localName);
  for (const { name, value } of node.attributes) if (ATTRIBUTES.has(name)) copy.setAttribute(name, value);
  // on its page every part is a landmark; the card is one dialog, and its headings are enough
  if (node.localName === 'section') copy.removeAttribute('aria-labelledby');
  const href = node.getAttribute('href');
  if (href) setHref(copy, href, base);
  for (const child of node.childNodes) {
    const inner = copyOf(child, base);
    if (inner) copy.append(inner);
  }
  return copy;
}

/** @param {Element} link @param {string} href @param {string} base */
function setHref(link, href, base) {
  const address = href.startsWith('#') || href.startsWith('mailto:') ? href : safeUrl(href, base);
  if (address) link.setAttribute('href', address);
}

/** Follow a link inside the card, which the address of the page knows nothing of.
 * @param {MouseEvent} event @param {ShadowRoot} root */
function jump(event, root) {
  const href = /** @type {Element} */ (event.target).closest('a')?.getAttribute('href') ?? '';
  if (!href.startsWith('#')) return;
  event.preventDefault();
  const target = root.getElementById(href.slice(1));
  if (!target) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'nearest' });
}
