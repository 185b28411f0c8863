/**
 * Knows the one focused cell over the plot, which makes every event on the canvas reachable and heard.
 *
 * The grid has one tab stop. Two cells take turns, so that each move gives the focus to another element: a screen
 * reader then says the new label, which it would not do if the label of the focused cell changed.
 *
 *   const grid = createGrid(view.grid);
 *   grid.show({ label: '...', x: 10, y: 20, lane: 'Iran', row: 1, column: 3 }, { focus: true });
 */
import { build, fillWith } from './dom.js';

/** Return the grid.
 * @param {HTMLElement} holder */
export function createGrid(holder) {
  const cells = [0, 1].map(() => build('div', { role: 'gridcell', class: 'cell', tabindex: '-1' }));
  const heading = build('span', { role: 'rowheader', class: 'unseen' });
  const row = build('div', { role: 'row' }, heading, ...cells);
  fillWith(holder, row);
  let current = 0;
  cells[1].hidden = true;
  heading.textContent = holder.getAttribute('aria-label');

  return {
    /** Put the cell over an event; it takes the focus when asked to, or when it had it.
     * @param {{label: string, lane: string, x: number, y: number, row: number, column: number}} at
     * @param {{focus: boolean}} options */
    show(at, { focus }) {
      const had = cells[current].matches(':focus');
      if (focus && had) current = 1 - current;
      const cell = cells[current];
      heading.textContent = at.lane;
      row.setAttribute('aria-rowindex', String(at.row + 1));
      cell.setAttribute('aria-colindex', String(at.column + 2));
      cell.setAttribute('aria-label', at.label);
      cell.style.transform = `translate(${at.x}px, ${at.y}px)`;
      cell.hidden = false;
      cell.tabIndex = 0;
      if (focus) cell.focus({ preventScroll: true });
      const other = cells[1 - current];
      other.hidden = true;
      other.tabIndex = -1;
    },
    /** Say how many rows and columns the whole grid has.
     * @param {number} rows @param {number} columns */
    size(rows, columns) {
      holder.setAttribute('aria-rowcount', String(rows));
      holder.setAttribute('aria-colcount', String(columns + 1));
      holder.hidden = rows === 0;
    },
    /** Give the focus back to the cell. */
    focus() {
      cells[current].focus({ preventScroll: true });
    },
    /** Return whether the plot has the focus. */
    hasFocus() {
      return cells.some((cell) => cell.matches(':focus'));
    },
  };
}
