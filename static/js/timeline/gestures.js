/**
 * Turns pointer and wheel on the plot into wishes: drag pans, Ctrl with the wheel zooms, a click picks.
 *
 *   listen(view.plot, { onPan: (px) => ..., onZoom: (factor, x) => ..., onPick: (x, y) => ..., onHover: (x, y) => ... });
 */

const CLICK_PX = 4;

/** Listen to the plot.
 * @param {HTMLElement} plot
 * @param {{onPan: (px: number) => void, onZoom: (factor: number, x: number) => void, onPick: (x: number, y: number) => void, onHover: (x: number | null, y: number) => void}} on */
export function listen(plot, on) {
  const at = (/** @type {MouseEvent} */ event) => {
    const box = plot.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  plot.addEventListener('pointerdown', (down) => {
    if (down.button !== 0) return;
    let last = down.clientX;
    let travelled = 0;
    plot.setPointerCapture(down.pointerId);
    const move = (/** @type {PointerEvent} */ event) => {
      const step = event.clientX - last;
      travelled += Math.abs(step);
      last = event.clientX;
      if (travelled > CLICK_PX) {
        plot.classList.add('dragging');
        on.onPan(step);
      }
    };
    const end = (/** @type {PointerEvent} */ event) => {
      plot.removeEventListener('pointermove', move);
      plot.removeEventListener('pointerup', end);
      plot.removeEventListener('pointercancel', end);
      plot.classList.remove('dragging');
      if (event.type === 'pointerup' && travelled <= CLICK_PX) on.onPick(at(event).x, at(event).y);
    };
    plot.addEventListener('pointermove', move);
    plot.addEventListener('pointerup', end);
    plot.addEventListener('pointercancel', end);
  });

  plot.addEventListener('pointermove', (event) => {
    if (event.buttons === 0 && event.pointerType === 'mouse') on.onHover(at(event).x, at(event).y);
  });
  plot.addEventListener('pointerleave', () => on.onHover(null, 0));

  // a page must scroll past the plot: the wheel alone is the page's
  plot.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) {
        if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
          event.preventDefault();
          on.onPan(-event.deltaX);
        }
        return;
      }
      event.preventDefault();
      on.onZoom(Math.exp(event.deltaY / 400), at(event).x);
    },
    { passive: false },
  );
}
