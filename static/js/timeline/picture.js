/**
 * Saves what is on the canvas as a picture, with title and date of retrieval below it.
 *
 *   savePicture(canvas, 'Gaza', theme);
 */

const FOOT_PX = 44;

/** Offer the picture as a download; without a title it has that of the page.
 * @param {HTMLCanvasElement} canvas @param {string} title @param {import('./signs.js').Theme} theme */
export function savePicture(canvas, title, theme) {
  const copy = document.createElement('canvas');
  const ratio = canvas.width / Math.max(1, canvas.clientWidth);
  copy.width = canvas.width;
  copy.height = canvas.height + FOOT_PX * ratio;
  const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext('2d'));
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  context.scale(ratio, ratio);
  context.fillStyle = theme.ink;
  context.font = theme.smallFont;
  const today = new Date().toISOString().slice(0, 10);
  context.fillText(`${title || document.title} · ${location.href} · ${today}`, 8, canvas.height / ratio + 26);
  copy.toBlob((blob) => {
    if (!blob) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = 'escalation-timeline.png';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
}
