/**
 * Writes what a canvas would draw as SVG: the calls of a canvas that the timeline uses, and no others.
 *
 *   const pen = new SvgPen(measure);
 *   drawScene(pen, size, scene);
 *   pen.body; // '<path d="..." fill="..."/>...'
 *
 * Since screen and file are drawn by the same calls, they cannot differ.
 */

const XML = /** @type {Record<string, string>} */ ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' });
const ANCHORS = /** @type {Record<string, [string, string]>} */ ({ left: ['start', 'end'], right: ['end', 'start'], center: ['middle', 'middle'] });

/** Return a text as it may stand in XML; what XML does not know at all is left out.
 * @param {unknown} text */
export function escapeXml(text) {
  return String(text)
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (sign) => XML[sign]);
}

/** @param {number} value */
const round = (value) => Math.round(value * 100) / 100;

/** Return attributes as they stand in a tag; those without a value are left out.
 * @param {Record<string, string | number | null | undefined>} values */
function attributes(values) {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => ` ${name}="${escapeXml(typeof value === 'number' ? round(value) : value)}"`)
    .join('');
}

/** Hold what a gradient or a hatching is made of until it is used. */
class Paint {
  /** @param {string} id @param {string} open @param {string} close @param {string} inner */
  constructor(id, open, close, inner = '') {
    Object.assign(this, { id, open, close, inner });
  }

  /** @type {string} */ id;
  /** @type {string} */ open;
  /** @type {string} */ close;
  /** @type {string} */ inner;

  /** @param {number} offset @param {string} colour */
  addColorStop(offset, colour) {
    const [, parts, alpha] = /^rgba\((.*),\s*([\d.]+)\)$/.exec(colour) ?? [];
    this.inner += `<stop${attributes({ offset, 'stop-color': parts ? `rgb(${parts})` : colour, 'stop-opacity': alpha })}/>`;
  }
}

export class SvgPen {
  fillStyle = /** @type {string | Paint} */ ('black');
  strokeStyle = 'black';
  lineWidth = 1;
  lineJoin = 'miter';
  globalAlpha = 1;
  font = '12px sans-serif';
  textAlign = 'left';
  direction = 'ltr';
  body = '';
  #clip = '';
  #path = '';
  /** @type {number[]} */ #dash = [];
  /** @type {Map<string, Paint>} */ #paints = new Map();
  /** @type {(font: string, text: string) => number} */ #measure;

  /** @param {(font: string, text: string) => number} measure returns the width of a text in pixels */
  constructor(measure) {
    this.#measure = measure;
  }

  /** Return the edge, the gradients and the hatchings that the body uses. */
  get definitions() {
    return this.#clip + [...this.#paints.values()].map(({ open, inner, close }) => open + inner + close).join('');
  }

  beginPath() {
    this.#path = '';
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.#path += `M${round(x)} ${round(y)}`;
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.#path += `${this.#path ? 'L' : 'M'}${round(x)} ${round(y)}`;
  }

  /** @param {number} cx @param {number} cy @param {number} x @param {number} y */
  quadraticCurveTo(cx, cy, x, y) {
    this.#path += `Q${round(cx)} ${round(cy)} ${round(x)} ${round(y)}`;
  }

  /** Draw a whole circle, the only arc that signs have.
   * @param {number} x @param {number} y @param {number} radius */
  arc(x, y, radius) {
    const [r, across] = [round(radius), round(radius * 2)];
    this.#path += `M${round(x - radius)} ${round(y)}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0 ${-across} 0Z`;
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  rect(x, y, width, height) {
    this.#path += `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${-round(width)}Z`;
  }

  closePath() {
    this.#path += 'Z';
  }

  /** @param {number[]} dash */
  setLineDash(dash) {
    this.#dash = dash;
  }

  fill() {
    this.#add('path', { d: this.#path, ...this.#filled() });
  }

  stroke() {
    const join = this.lineJoin === 'miter' ? null : this.lineJoin;
    this.#add('path', {
      d: this.#path, fill: 'none', stroke: this.strokeStyle, 'stroke-width': this.lineWidth,
      'stroke-dasharray': this.#dash.join(' '), 'stroke-linejoin': join, opacity: this.#opacity(),
    });
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    this.#add('rect', { x, y, width, height, ...this.#filled() });
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    const [, weight, size, family] = /^(\w+ )?([\d.]+)px (.*)$/.exec(this.font) ?? [];
    const isMirrored = this.direction === 'rtl';
    const anchor = (ANCHORS[this.textAlign] ?? ANCHORS.left)[isMirrored ? 1 : 0];
    const look = { 'font-family': family, 'font-size': size, 'font-weight': weight?.trim(), 'text-anchor': anchor, direction: isMirrored ? 'rtl' : null };
    this.body += `<text${attributes({ x, y, ...look, ...this.#filled() })}>${escapeXml(text)}</text>`;
  }

  /** @param {string} text */
  measureText(text) {
    return { width: this.#measure(this.font, text) };
  }

  /** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 */
  createLinearGradient(x1, y1, x2, y2) {
    const id = `fade-${this.#paints.size}`;
    const open = `<linearGradient${attributes({ id, gradientUnits: 'userSpaceOnUse', x1, y1, x2, y2 })}>`;
    return this.#keep(id, new Paint(id, open, '</linearGradient>'));
  }

  /** Return the hatching of a colour, made once.
   * @param {string} colour */
  hatch(colour) {
    const key = `hatch ${colour}`;
    const id = `hatch-${this.#paints.size}`;
    const open = `<pattern${attributes({ id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' })}>`;
    const lines = `<path${attributes({ d: 'M-6 6L0 0M0 6L6 0M6 6L12 0', stroke: colour, 'stroke-width': 1.4 })}/>`;
    return this.#paints.get(key) ?? this.#keep(key, new Paint(id, open, '</pattern>', lines));
  }

  /** Draw at another place, and nothing outside of it.
   * @param {number} x @param {number} y @param {{width: number, height: number}} size @param {() => void} draw */
  shifted(x, y, { width, height }, draw) {
    this.#clip = `<clipPath id="plot"><rect${attributes({ width, height })}/></clipPath>`;
    this.body += `<g${attributes({ transform: `translate(${x} ${y})`, 'clip-path': 'url(#plot)' })}>`;
    draw();
    this.body += '</g>';
  }

  /** @param {string} key @param {Paint} paint */
  #keep(key, paint) {
    this.#paints.set(key, paint);
    return paint;
  }

  #filled() {
    const fill = this.fillStyle instanceof Paint ? `url(#${this.fillStyle.id})` : this.fillStyle;
    return { fill, opacity: this.#opacity() };
  }

  #opacity() {
    return this.globalAlpha === 1 ? null : this.globalAlpha;
  }

  /** @param {string} name @param {Record<string, string | number | null | undefined>} values */
  #add(name, values) {
    this.body += `<${name}${attributes(values)}/>`;
  }
}
