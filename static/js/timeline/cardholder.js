/**
 * Opens and closes the card of an event; what it says comes from the server, what shows it with the first card.
 *
 *   const cards = createCardHolder(view, grid, { words, language, onClose, onTrouble });
 *   cards.show(api, '12');
 */
/** The stub of a withdrawn event comes with 410: gone. */
const GONE = 410;

/** Return the card of an event as the server makes it, as of the moment that the timeline shows.
 * @param {import('./data.js').Api} api @param {string} id @param {string} language */
async function loadCard(api, id, language) {
  const url = new URL(`../../events/${encodeURIComponent(id)}/card/`, api.base);
  url.searchParams.set('lang', language.toLowerCase().split('-')[0]);
  const moment = api.filters.get('as_of');
  if (moment) url.searchParams.set('as_of', moment);
  const answer = await fetch(url, { credentials: 'omit' });
  if (!answer.ok && answer.status !== GONE) throw new Error(`${answer.status} ${url}`);
  return { text: await answer.text(), base: url.href };
}

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
        const [{ showCard }, page] = await Promise.all([import('./card.js'), loadCard(api, id, about.language)]);
        if (wanted !== id) return;
        showCard(view.card, page, about);
        view.card.focus({ preventScroll: true });
      } catch (error) {
        about.onTrouble(error);
      }
    },
  };
}
