/**
 * Opens and closes the card of an event; what draws it is loaded when the first card opens.
 *
 *   const cards = createCardHolder(view, grid, { words, language, onClose, onTrouble });
 *   cards.show(api, '12');
 */
import { loadDetail } from './data.js';

/** Return the holder of the one card.
 * @param {import('./view.js').TimelineParts} view @param {ReturnType<typeof import('./grid.js').createGrid>} grid
 * @param {{words: import('./strings.js').Words, language: string, onClose: () => void, onTrouble: (error: unknown) => void}} about */
export function createCardHolder(view, grid, about) {
  /** @type {string | null} */ let wanted = null;

  function close() {
    const root = /** @type {ShadowRoot} */ (view.root.getRootNode());
    const hadFocus = view.card.contains(root.activeElement);
    view.card.hidden = true;
    if (hadFocus) grid.focus();
  }

  return {
    /** Show an event, or nothing; the focus goes into the card and back to where it came from.
     * @param {import('./data.js').Api} api @param {string | null} id */
    async show(api, id) {
      wanted = id;
      if (id === null) {
        close();
        return;
      }
      try {
        const [{ showCard }, detail] = await Promise.all([import('./card.js'), loadDetail(api, id)]);
        if (wanted !== id) return;
        showCard(view.card, detail, about);
        view.card.focus({ preventScroll: true });
      } catch (error) {
        about.onTrouble(error);
      }
    },
  };
}
