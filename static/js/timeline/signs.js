/**
 * Knows the signs: one shape, fill and colour for each class of act, and how each is drawn.
 *
 *   drawSign(context, { x: 40, y: 20, radius: 6 }, signOf(event), theme);
 *
 * Hostile acts are diamonds, de-escalation circles, others squares; words are hollow, deeds filled. Nothing is told by
 * colour alone.
 *
 * @typedef {import('./layout.js').TimelineEvent} TimelineEvent
 * @typedef {Record<string, string>} Theme colours by name, read from the style of the element
 * @typedef {{shape: 'diamond' | 'circle' | 'square', hollow: boolean, colour: string, dashed: boolean, weight: number}} Sign
 */

/** The classes of acts from the bottom of a stacked bar to its top: grave acts lie on top and are never covered. */
export const CLASSES = ['none', 'deescalation-verbal', 'deescalation-material', 'hostile-verbal', 'hostile-material'];

const SHAPES = { hostile: 'diamond', deescalation: 'circle' };

/** Return the class of an act, which names its colour.
 * @param {string} series @param {string} quad */
export function classOf(series, quad) {
  if (series !== 'hostile' && series !== 'deescalation') return 'none';
  return `${series}-${quad.startsWith('verbal') ? 'verbal' : 'material'}`;
}

/** Return the sign of an event.
 * @param {TimelineEvent} event
 * @returns {Sign} */
export function signOf(event) {
  return {
    shape: /** @type {Record<string, any>} */ (SHAPES)[event.series] ?? 'square',
    hollow: event.quad.startsWith('verbal'),
    colour: classOf(event.series, event.quad),
    dashed: event.unconfirmed,
    weight: Math.min(Math.max(event.sources, 1), 3),
  };
}

/** Draw a sign round a point.
 * @param {CanvasRenderingContext2D} context @param {{x: number, y: number, radius: number}} at
 * @param {Sign} sign @param {Theme} theme */
export function drawSign(context, at, sign, theme) {
  context.beginPath();
  tracePath(context, at, sign.shape);
  context.fillStyle = sign.hollow || sign.dashed ? theme.ground : theme[sign.colour];
  context.fill();
  context.lineWidth = sign.weight;
  context.strokeStyle = theme[sign.colour];
  context.setLineDash(sign.dashed ? [3, 2] : []);
  context.stroke();
  context.setLineDash([]);
  if (sign.dashed && !sign.hollow) drawCore(context, at, sign, theme);
}

/** Draw the smaller filled core that tells an unconfirmed deed from an unconfirmed word.
 * @param {CanvasRenderingContext2D} context @param {{x: number, y: number, radius: number}} at
 * @param {Sign} sign @param {Theme} theme */
function drawCore(context, at, sign, theme) {
  context.beginPath();
  tracePath(context, { ...at, radius: at.radius * 0.5 }, sign.shape);
  context.fillStyle = theme[sign.colour];
  context.fill();
}

/** @param {CanvasRenderingContext2D} context @param {{x: number, y: number, radius: number}} at @param {Sign['shape']} shape */
function tracePath(context, { x, y, radius }, shape) {
  if (shape === 'circle') {
    context.arc(x, y, radius, 0, Math.PI * 2);
    return;
  }
  if (shape === 'square') {
    const half = radius * 0.86;
    context.rect(x - half, y - half, half * 2, half * 2);
    return;
  }
  const reach = radius * 1.2;
  context.moveTo(x, y - reach);
  context.lineTo(x + reach, y);
  context.lineTo(x, y + reach);
  context.lineTo(x - reach, y);
  context.closePath();
}

/** Draw how long an act lasted or within which days it lies: solid, hatched, or fading where an end is open.
 * @param {CanvasRenderingContext2D} context @param {import('./layout.js').Mark} mark @param {number} y @param {Theme} theme */
export function drawBar(context, mark, y, theme) {
  const { shape, event } = mark;
  if (shape === 'day') return;
  const colour = theme[classOf(event.series, event.quad)];
  const height = shape === 'lasted' ? 5 : 8;
  context.globalAlpha = shape === 'lasted' ? 0.75 : 0.55;
  context.fillStyle = shape === 'lasted' ? colour : shape === 'within' ? hatch(context, colour) : fade(context, mark, colour);
  context.fillRect(mark.left, y - height / 2, Math.max(mark.right - mark.left, 2), height);
  context.globalAlpha = 1;
}

/** @type {Map<string, CanvasPattern>} hatchings by colour, for the screen */
const patterns = new Map();

/** Return the hatching of a colour, made once.
 * @param {CanvasRenderingContext2D} context @param {string} colour */
function hatch(context, colour) {
  // a pen that writes a drawing hatches with lines, not with pixels
  if ('hatch' in context) return /** @type {any} */ (context).hatch(colour);
  const known = patterns.get(colour);
  if (known) return known;
  const tile = new OffscreenCanvas(6, 6);
  const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (tile.getContext('2d'));
  pen.strokeStyle = colour;
  pen.lineWidth = 1.4;
  pen.beginPath();
  for (const start of [-6, 0, 6]) {
    pen.moveTo(start, 6);
    pen.lineTo(start + 6, 0);
  }
  pen.stroke();
  const pattern = /** @type {CanvasPattern} */ (context.createPattern(tile, 'repeat'));
  patterns.set(colour, pattern);
  return pattern;
}

/** @param {CanvasRenderingContext2D} context @param {import('./layout.js').Mark} mark @param {string} colour */
function fade(context, mark, colour) {
  const gradient = context.createLinearGradient(mark.left, 0, mark.right, 0);
  // of the same colour, or the bar would turn grey on its way out
  const clear = colour.replace(/^rgb\((.*)\)$/, 'rgba($1, 0)');
  gradient.addColorStop(0, mark.shape === 'before' ? clear : colour);
  gradient.addColorStop(1, mark.shape === 'before' ? colour : clear);
  return gradient;
}
