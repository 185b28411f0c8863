/**
 * Lets a reader choose how the timeline looks elsewhere, and shows the code for it while they choose.
 *
 *   openDialog(); // the dialog of templates/timeline/_embed_dialog.html
 */
import { toIso } from '../timeline/scale.js';
import { fill } from '../timeline/strings.js';
import { addressOf, codeOf, sourceOf } from './code.js';

const PAUSE_MS = 250;
const BYTES_PER_KB = 1000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {AbortController | null} */
let weighing = null;
/** @type {Map<string, number>} bytes by address */
const weighed = new Map();

/** Open the dialog; everything in it follows what is chosen. */
export function openDialog() {
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector('.embed-dialog'));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector('form'));
  if (!form.dataset.wired) wire(dialog, form);
  showWindow(dialog);
  refresh(dialog, form);
  dialog.showModal();
}

/** @param {HTMLDialogElement} dialog @param {HTMLFormElement} form */
function wire(dialog, form) {
  form.dataset.wired = '';
  form.addEventListener('input', () => refresh(dialog, form));
  // the one button that sends the form closes it; Enter in a field must not
  form.addEventListener('submit', (event) => {
    if (/** @type {SubmitEvent} */ (event).submitter?.getAttribute('value') !== 'close') event.preventDefault();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
  });
  dialog.querySelector('[data-copy]')?.addEventListener('click', () => void copy(dialog));
}

/** @param {HTMLDialogElement} dialog */
function showWindow(dialog) {
  const place = /** @type {HTMLElement} */ (dialog.querySelector('[data-window]'));
  const box = /** @type {HTMLInputElement} */ (dialog.querySelector('[name=window]'));
  const days = windowDays();
  place.textContent = days ? days.join(' – ') : '';
  box.disabled = !days;
  box.checked = box.checked && !box.disabled;
}

/** Return the first and last day on the screen; null before the timeline is there. */
function windowDays() {
  const view = /** @type {any} */ (document.querySelector('escalation-timeline'))?.window;
  return view ? [toIso(Math.floor(view.start)), toIso(Math.ceil(view.end) - 1)] : null;
}

/** @param {HTMLDialogElement} dialog @param {HTMLFormElement} form @returns {import('./code.js').Wish} */
function wishOf({ dataset }, form) {
  const chosen = new FormData(form);
  const isAll = chosen.get('scope') === 'all';
  const keeps = chosen.has('filters');
  const days = chosen.has('window') ? windowDays() : null;
  const text = (/** @type {string} */ name) => String(chosen.get(name) ?? '');
  return {
    form: /** @type {any} */ (text('form')),
    site: dataset.site ?? '',
    region: isAll ? '' : dataset.region ?? '',
    name: (isAll ? dataset.allName : dataset.name) ?? '',
    page: isAll ? /** @type {string} */ (dataset.page).replace(/regions\/[^/]+\/$/, 'events/') : dataset.page ?? '',
    filters: keeps ? dataset.filters ?? '' : '',
    source: keeps ? dataset.source ?? '' : /** @type {string} */ (dataset.source).split('?')[0],
    from: days?.[0] ?? '',
    to: days?.[1] ?? '',
    theme: /** @type {any} */ (text('theme')),
    lang: text('lang'),
    height: Number(text('height')),
    alt: form.querySelector('[data-alt]')?.textContent?.trim() ?? '',
  };
}

/** @param {HTMLDialogElement} dialog @param {HTMLFormElement} form */
function refresh(dialog, form) {
  offerPicture(form);
  if (!form.checkValidity()) return;
  const wish = wishOf(dialog, form);
  const code = /** @type {HTMLTextAreaElement} */ (dialog.querySelector('#embed-code'));
  code.value = codeOf(wish);
  /** @type {HTMLElement} */ (dialog.querySelector('[data-said]')).textContent = '';
  clearTimeout(timer);
  timer = setTimeout(() => void showWeight(dialog, wish), PAUSE_MS);
}

/** A picture is drawn of one region.
 * @param {HTMLFormElement} form */
function offerPicture(form) {
  const picture = /** @type {HTMLInputElement | null} */ (form.querySelector('#embed-picture'));
  const all = /** @type {HTMLInputElement | null} */ (form.querySelector('#embed-all'));
  if (!picture || !all) return;
  picture.disabled = all.checked;
  all.disabled = picture.checked;
}

/** Say what the timeline costs a reader: what is known of the files, and what its data weighs just now.
 * @param {HTMLDialogElement} dialog @param {import('./code.js').Wish} wish */
async function showWeight(dialog, wish) {
  const line = /** @type {HTMLElement} */ (dialog.querySelector('[data-weight]'));
  const code = { frame: Number(dialog.dataset.frameBytes), element: Number(dialog.dataset.elementBytes), picture: 0 }[wish.form];
  weighing?.abort();
  weighing = new AbortController();
  const { signal } = weighing;
  try {
    const sizes = await Promise.all(dataAddresses(wish).map((address) => weigh(address, signal)));
    const data = sizes.reduce((sum, size) => sum + size, 0);
    const kB = (/** @type {number} */ bytes) => Math.max(1, Math.round(bytes / BYTES_PER_KB));
    const words = wish.form === 'picture' ? line.dataset.picture : line.dataset.scripts;
    line.textContent = fill(words ?? '', { size: kB(code + data), code: kB(code), data: kB(data) });
  } catch (error) {
    if (!signal.aborted) line.textContent = '';
  }
}

/** @param {import('./code.js').Wish} wish */
function dataAddresses(wish) {
  if (wish.form === 'picture') return [addressOf(wish)];
  const source = new URL(sourceOf(wish));
  const drawing = new URL('timeline/drawing/', source);
  drawing.search = source.search;
  for (const [name, value] of [['step', 'month'], ['most', '1000'], ['lang', wish.lang]]) drawing.searchParams.set(name, value);
  const data = [drawing.href];
  if (wish.region) data.push(new URL(`regions/${wish.region}/escalation/`, source).href);
  return wish.form === 'frame' ? [addressOf(wish), ...data] : data;
}

/** Return how many bytes an address sends, packed as it comes.
 * @param {string} address @param {AbortSignal} signal */
async function weigh(address, signal) {
  const known = weighed.get(address);
  if (known !== undefined) return known;
  const answer = await fetch(address, { signal, credentials: 'omit' });
  const { size } = await answer.blob();
  const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByName(new URL(address, location.href).href));
  const packed = entries.map((entry) => entry.encodedBodySize).filter(Boolean).pop() ?? size;
  weighed.set(address, packed);
  return packed;
}

/** @param {HTMLDialogElement} dialog */
async function copy(dialog) {
  const code = /** @type {HTMLTextAreaElement} */ (dialog.querySelector('#embed-code'));
  const said = /** @type {HTMLElement} */ (dialog.querySelector('[data-said]'));
  try {
    await navigator.clipboard.writeText(code.value);
    said.textContent = said.dataset.copied ?? '';
  } catch {
    // no clipboard without HTTPS or leave
    code.select();
    said.textContent = said.dataset.marked ?? '';
  }
}
