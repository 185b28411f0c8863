/**
 * Saves what is on the screen as a file: PNG or SVG, drawn by the same calls, with title, period, filters and source.
 *
 *   savePicture('svg', scene, { size, title: 'Gaza', lines: ['1 June 2025 - 30 June 2025', 'Retrieved ...'] });
 *
 * @typedef {import('./scene.js').Scene} Scene
 * @typedef {{size: import('./scene.js').Size, title: string, lines: string[]}} About `lines` stand below the title
 */
import { drawScene } from './scene.js';
import { inDigits } from './strings.js';
import { escapeXml, SvgPen } from './svgpen.js';

const PAD_PX = 16;
const TITLE_PX = 26;
const LINE_PX = 18;
const SHARPNESS = 2;
/** Words of the screen begin so far from their place. */
const INSETS = { tick: { x: 5, y: 16 }, value: { x: 6, y: 12 }, name: { x: 6, y: 13 } };

/** Offer the picture as a download.
 * @param {'png' | 'svg'} format @param {Scene} scene @param {About} about */
export async function savePicture(format, scene, about) {
  const blob = format === 'svg' ? new Blob([asSvg(scene, about)], { type: 'image/svg+xml' }) : await asPng(scene, about);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `escalation-timeline.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** @param {Scene} scene @param {About} about @returns {Promise<Blob>} */
async function asPng(scene, about) {
  const canvas = document.createElement('canvas');
  const { width, height } = sizeOf(about);
  [canvas.width, canvas.height] = [width * SHARPNESS, height * SHARPNESS];
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  pen.scale(SHARPNESS, SHARPNESS);
  compose(pen, scene, about, (x, y, draw) => {
    pen.save();
    pen.translate(x, y);
    pen.beginPath();
    pen.rect(0, 0, about.size.width, about.size.height);
    pen.clip();
    draw();
    pen.restore();
  });
  return new Promise((done) => canvas.toBlob((blob) => done(/** @type {Blob} */ (blob))));
}

/** Return the drawing as the text of a file.
 * @param {Scene} scene @param {About} about */
export function asSvg(scene, about) {
  const ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
  const pen = new SvgPen((font, text) => {
    ruler.font = font;
    return ruler.measureText(text).width;
  });
  compose(/** @type {any} */ (pen), scene, about, (x, y, draw) => pen.shifted(x, y, about.size, draw));
  const { width, height } = sizeOf(about);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" lang="${escapeXml(scene.language)}">`,
    `<title>${escapeXml(about.title)}</title>`,
    `<desc>${escapeXml(about.lines.join('\n'))}</desc>`,
    `<defs>${pen.definitions}</defs>`,
    pen.body,
    '</svg>\n',
  ].join('\n');
}

/** @param {About} about */
function sizeOf({ size, lines }) {
  return { width: Math.round(size.width + PAD_PX * 2), height: Math.round(headOf(lines) + size.height + PAD_PX) };
}

/** @param {string[]} lines */
function headOf(lines) {
  return PAD_PX + TITLE_PX + lines.length * LINE_PX + 8;
}

/** Draw heading and scene with either pen.
 * @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {About} about
 * @param {(x: number, y: number, draw: () => void) => void} shifted */
function compose(pen, scene, about, shifted) {
  const { theme, mirrored } = scene;
  const { width, height } = sizeOf(about);
  pen.fillStyle = theme.ground;
  pen.fillRect(0, 0, width, height);
  pen.direction = document.dir === 'rtl' || mirrored ? 'rtl' : 'ltr';
  pen.textAlign = pen.direction === 'rtl' ? 'right' : 'left';
  const edge = pen.direction === 'rtl' ? width - PAD_PX : PAD_PX;
  const family = theme.smallFont.replace(/^[\d.]+px /, '');
  pen.fillStyle = theme.ink;
  pen.font = `600 19px ${family}`;
  pen.fillText(about.title, edge, PAD_PX + 16);
  pen.fillStyle = theme.soft;
  pen.font = `13px ${family}`;
  about.lines.forEach((line, n) => pen.fillText(line, edge, PAD_PX + TITLE_PX + n * LINE_PX + 13));
  shifted(PAD_PX, headOf(about.lines), () => {
    const frame = drawScene(pen, about.size, scene);
    for (const label of frame.labels) drawLabel(pen, label, { theme, family, mirrored });
  });
}

/** @param {CanvasRenderingContext2D} pen @param {import('./scene.js').Label} label @param {any} look */
function drawLabel(pen, { kind, text, count, x, y }, { theme, family, mirrored }) {
  const inset = INSETS[kind];
  const isName = kind === 'name';
  const side = mirrored ? -1 : 1;
  const [left, top] = [x + side * inset.x, y + inset.y];
  pen.textAlign = mirrored ? 'right' : 'left';
  pen.direction = mirrored ? 'rtl' : 'ltr';
  pen.font = `${isName ? '600 ' : ''}12px ${family}`;
  pen.fillStyle = isName ? theme.ink : theme.soft;
  pen.fillText(text, left, top);
  if (count === undefined) return;
  const width = pen.measureText(text).width;
  pen.font = `12px ${family}`;
  pen.fillStyle = theme.soft;
  pen.fillText(inDigits(count), left + side * (width + 6), top);
}
