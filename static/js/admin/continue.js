/**
 * Press the button that goes on with a long piece of work as soon as the page stands.
 * Without scripts an editor presses it.
 *
 * @example
 * <input type="submit" value="Go on" data-continue>
 */
const button = document.querySelector("[data-continue]");
if (button instanceof HTMLInputElement) button.click();
