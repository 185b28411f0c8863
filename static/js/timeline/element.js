/**
 * The timeline as an element: upgrades the list inside it to a chart that keys, pointer and address can steer.
 *
 *   <script type="module" src="/static/js/timeline/element.js"></script>
 *   <escalation-timeline src="/api/v1/?region=gaza" lang="en"> ...list... </escalation-timeline>
 *
 * Attributes: `src` (the API with filters), `lang`, `theme` (light or dark), `height` of the chart in pixels, `axis="ltr"`,
 * `own` (the page is ours: the address and the browser's memory may be used). `data-ready` appears once every mark is drawn.
 */
import { Chart } from './chart.js';
import { wordsFor } from './strings.js';
import { sharedSheet } from './styles.js';

const MIN_HEIGHT_PX = 200;

class EscalationTimeline extends HTMLElement {
  static observedAttributes = ['src', 'theme'];

  /** @type {Chart | null} */ #chart = null;
  /** @type {ResizeObserver | undefined} */ #resizing;
  #media = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));

  async connectedCallback() {
    const words = await wordsFor(this.#language());
    if (!this.isConnected) return;
    const chart = (this.#chart ??= this.#build(words));
    this.#resizing = new ResizeObserver(chart.draw);
    this.#resizing.observe(chart.view.plot);
    for (const media of this.#media) media.addEventListener('change', chart.recolour);
    chart.address.start();
    this.addEventListener('timeline-ready', this.#flag);
    chart.load();
  }

  /** Show the days that editors marked; few regions have any, so what draws them is loaded for those alone. */
  #flag = async () => {
    const chart = /** @type {any} */ (this.#chart);
    const { marks } = chart.loader.index;
    if (!marks?.length) return;
    const { createFlags, toMarks } = await import('./flags.js');
    chart.flags = createFlags(chart, toMarks(marks, chart.language));
    chart.draw();
  };

  disconnectedCallback() {
    this.#resizing?.disconnect();
    if (!this.#chart) return;
    for (const media of this.#media) media.removeEventListener('change', this.#chart.recolour);
    this.#chart.stop();
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (!this.#chart || before === after) return;
    if (name === 'src') this.#chart.load();
    else this.#chart.recolour();
  }

  /** Show the days that another timeline of the page shows, on an axis that reaches as far.
   * @param {import('./scale.js').View} view @param {import('./scale.js').View} [limits] */
  follow(view, limits) {
    this.#chart?.follow(view, limits);
  }

  /** What was drawn last, and the days on the screen: the map beside the timeline follows them. */
  get scene() {
    return this.#chart?.scene ?? null;
  }

  get window() {
    return this.#chart?.window ?? null;
  }

  #language() {
    return this.lang || document.documentElement.lang || 'en';
  }

  /** @param {import('./strings.js').Words} words */
  #build(words) {
    const mirrored = getComputedStyle(this).direction === 'rtl' && this.getAttribute('axis') !== 'ltr';
    const height = Number(this.getAttribute('height'));
    if (height >= MIN_HEIGHT_PX) this.style.setProperty('--timeline-height', `${height}px`);
    const chart = new Chart(this, { words, language: this.#language(), mirrored });
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [sharedSheet()];
    shadow.append(chart.view.root);
    return chart;
  }
}

// the place that a page keeps free for the element is given up when it is defined: its words must be there by then
await wordsFor(document.documentElement.lang || 'en');
if (!customElements.get('escalation-timeline')) customElements.define('escalation-timeline', EscalationTimeline);
