/**
 * Makes the number of days a slider: what it says follows at once, and the address keeps it.
 *
 *   slide(document.querySelector('[data-lag]')); // the sentences stand in the page, one for each lag
 */
const PAUSE_MS = 150;

/** @param {HTMLFormElement} form */
export function slide(form) {
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem('lag'));
  const said = /** @type {HTMLOutputElement} */ (document.getElementById('lag-said'));
  /** @type {{lag: number, text: string}[]} */
  const sentences = JSON.parse(document.getElementById('lag-sentences')?.textContent ?? '[]');
  const texts = new Map(sentences.map(({ lag, text }) => [lag, text]));
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let timer;

  field.type = 'range';
  /** @type {HTMLElement} */ (form.querySelector('.buttons')).hidden = true;
  const show = () => {
    const lag = field.valueAsNumber;
    field.setAttribute('aria-valuetext', String(lag));
    clearTimeout(timer);
    // the sentence is spoken when it is written: once for a whole drag
    timer = setTimeout(() => {
      said.textContent = texts.get(lag) ?? '';
      keep(lag);
    }, PAUSE_MS);
  };
  field.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  field.setAttribute('aria-valuetext', String(field.valueAsNumber));
}

/** Keep the lag in the address, so that it can be sent on.
 * @param {number} lag */
function keep(lag) {
  const url = new URL(location.href);
  if (lag) url.searchParams.set('lag', String(lag));
  else url.searchParams.delete('lag');
  history.replaceState(history.state, '', url);
}
