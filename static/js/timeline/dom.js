/**
 * Builds elements; text enters only as text, never as markup.
 *
 *   build('button', { type: 'button', class: 'tool' }, 'Zoom in');
 */

/** @typedef {Node | string | null | undefined | false} Child */

const SVG = 'http://www.w3.org/2000/svg';

/** Return a new element; `null`, `undefined` and `false` attributes and children are left out.
 * @param {string} name @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...Child} children
 * @returns {any} the element, of whatever class its name has */
export function build(name, attributes = {}, ...children) {
  return complete(document.createElement(name), attributes, children);
}

/** Return a new SVG element.
 * @param {string} name @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...Child} children
 * @returns {SVGElement} */
export function buildSvg(name, attributes = {}, ...children) {
  return /** @type {any} */ (complete(document.createElementNS(SVG, name), attributes, children));
}

/** @param {Element} element @param {Record<string, any>} attributes @param {Child[]} children */
function complete(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : String(value));
  }
  for (const child of children) if (child || child === '') element.append(child);
  return element;
}

/** Replace everything in an element.
 * @param {Element} element @param {...Child} children */
export function fillWith(element, ...children) {
  element.replaceChildren(...children.filter((child) => child || child === '').map((child) => /** @type {Node | string} */ (child)));
}

/** Return an address that may be a link: http and https only, null for anything else.
 * @param {string | null | undefined} text @param {string} [base] */
export function safeUrl(text, base = document.baseURI) {
  if (!text) return null;
  try {
    const url = new URL(text, base);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}
