/**
 * Holds one timeline together: its state, what is loaded, the cursor, and when to draw.
 *
 *   const chart = new Chart(host, { words, language: 'en', mirrored: false });
 *   shadow.append(chart.view.root);
 *   await chart.load();
 */
import { createAddress } from './address.js';
import { createCardHolder } from './cardholder.js';
import { COMMANDS } from './commands.js';
import { createCursor } from './cursor.js';
import { createApi } from './data.js';
import { listen } from './gestures.js';
import { createGrid } from './grid.js';
import { showHint } from './hint.js';
import { dateInWords, dayInWords, labelOf } from './labels.js';
import { createLanes, inOrder, markAt } from './layout.js';
import { createLoader } from './loader.js';
import { createOverview } from './overview.js';
import { foldBars } from './drawing.js';
import { paint } from './painter.js';
import { clampView, dayOf, isWithin, middleOf, panView, zoomView } from './scale.js';
import { mostLanes } from './scene.js';
import { reduce } from './state.js';
import { readTheme } from './styles.js';
import { summaryOf } from './summary.js';
import { createView, showTab } from './view.js';
import { wire } from './wiring.js';

export class Chart {
  #cursor = createCursor();
  /** @type {any} */ #frame = null;
  /** @type {import('./scene.js').Scene | null} what was drawn last */ scene = null;
  /** @type {import('./signs.js').Theme | null} */ theme = null;
  #drawing = 0;
  /** @type {import('./layout.js').Lane | null} of the chosen event */ lit = null;
  #most = 0;

  /** @param {HTMLElement} host @param {{words: import('./strings.js').Words, language: string, mirrored: boolean}} options */
  constructor(host, { words, language, mirrored }) {
    Object.assign(this, { host, words, language, mirrored });
    this.view = createView(words);
    this.grid = createGrid(this.view.grid);
    this.address = createAddress({ own: host.hasAttribute('own'), onBack: (state) => this.#goBack(state) });
    this.state = this.address.read();
    this.overview = createOverview(this.view, {
      mirrored,
      onView: (view) => this.dispatch({ type: 'view', view }),
      describe: (day) => dayInWords(day, language),
    });
    this.cards = createCardHolder(this.view, this.grid, {
      words,
      language,
      onClose: () => this.obey('close'),
      onTrouble: (error) => this.#complain(error),
    });
    wire(this.view, {
      mirrored,
      obey: (command) => this.obey(command),
      onTab: (tab) => this.dispatch({ type: 'tab', tab }),
    });
    listen(this.view.plot, {
      onPan: (px) => this.pan((mirrored ? px : -px) / this.#frame.scale.pxPerDay),
      onZoom: (factor, x) => this.zoom(factor, this.#frame.scale.day(x)),
      onPick: (x, y) => this.#pick(x, y),
      onHover: (x, y) => this.#hover(x, y),
    });
  }

  /** @type {import('./state.js').State} */ state;

  /** Ask nothing more. */
  stop() {
    this.loader?.stop();
    this.news?.stop();
    this.address.stop();
  }

  /** Load what the source names and draw it. */
  async load() {
    const { view } = this;
    this.host.removeAttribute('data-ready');
    this.loader?.stop();
    view.trouble.hidden = true;
    view.status.textContent = this.words.loading;
    try {
      this.api = createApi(this.host.getAttribute('src') ?? '', this.words, this.language);
      this.loader = createLoader(this.api, { onChange: () => this.#arrange(), onTrouble: (error) => this.#complain(error) });
      await this.loader.start();
      if (this.state.selected) this.cards.show(this.api, this.state.selected);
      requestAnimationFrame(() => {
        this.host.setAttribute('data-ready', '');
        void this.#watch();
      });
      const { limits, home } = this.loader.whole;
      this.host.dispatchEvent(new CustomEvent('timeline-ready', { detail: { limits, home }, bubbles: true }));
    } catch (error) {
      this.#complain(error);
    }
  }

  async #watch() {
    this.news?.stop();
    // not needed for the first picture
    const { countSinceLastVisit, watchNews } = await import('./news.js');
    if (!this.host.isConnected) return;
    this.news = watchNews(this.view.news, { api: this.api, words: this.words, onShow: () => this.load() });
    if (!this.host.hasAttribute('own')) return;
    this.fresh = countSinceLastVisit(this.loader.events, localStorage, Date.now());
    if (this.fresh) this.draw();
  }

  /** @param {unknown} error */
  #complain(error) {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    this.view.trouble.hidden = false;
    this.view.status.textContent = '';
    this.host.dispatchEvent(new CustomEvent('timeline-trouble', { detail: String(error), bubbles: true }));
  }

  #arrange() {
    const events = this.loader.events;
    this.byId = new Map(events.map((event) => [event.id, event]));
    const order = this.loader.whole?.lanes.map((lane) => lane.name) ?? [];
    this.#most = mostLanes(this.view.plot.clientHeight, this.loader.index.points.length > 0);
    this.#cursor.arrange(createLanes(events, { most: this.#most, others: this.words.others, order }), this.state.selected);
    this.draw();
  }

  get limits() {
    return this.loader?.whole?.limits ?? { start: 0, end: 1 };
  }

  get window() {
    return clampView(this.state.view ?? this.loader?.whole?.home ?? this.limits, this.limits);
  }

  get focused() {
    return this.#cursor.event;
  }

  /** Read the colours again and draw. */
  recolour = () => {
    this.theme = null;
    this.draw();
  };

  /** Draw with the next frame. */
  draw = () => {
    if (this.#drawing || !this.loader?.whole) return;
    this.#drawing = requestAnimationFrame(() => {
      this.#drawing = 0;
      this.#paint();
    });
  };

  #paint() {
    const { view, words, loader, window } = this;
    this.theme ??= readTheme(view.hint);
    const { theme } = this;
    showTab(view, this.state.tab);
    if (this.state.tab === 'table') {
      void this.#tabulate();
      return;
    }
    const single = loader.hasEvents(window);
    this.scene = {
      lanes: this.#cursor.lanes, bars: foldBars(loader.bars(window), this.#most, words.others), single, index: loader.index, window, theme, words,
      mirrored: this.mirrored, language: this.language, selected: this.state.selected, replies: this.state.replies,
    };
    this.#frame = paint(view, this.scene);
    this.flags?.place(this.#frame);
    this.overview.draw(loader.whole.bins, this.limits, window, theme);
    view.tools.querySelector('[data-command="replies"]').setAttribute('aria-pressed', String(this.state.replies));
    this.grid.size(single ? this.#cursor.lanes.length : 0, this.#cursor.longest());
    this.#showCursor({ focus: false });
    this.#say(single);
    loader.want(window, view.plot.clientWidth);
  }

  async #tabulate() {
    const { drawTable } = await import('./table.js');
    drawTable(this.view.table, inOrder(this.loader.events), {
      words: this.words,
      language: this.language,
      page: this.state.page,
      onPage: (page) => this.dispatch({ type: 'page', page }),
      onOpen: (id) => this.dispatch({ type: 'select', id }),
    });
  }

  /** @param {boolean} single */
  #say(single) {
    const { whole } = this.loader;
    const { shown, arcsLeftOut } = this.#frame;
    const scene = { single, shown, arcsLeftOut, total: whole.dated, undated: whole.undated, fresh: this.fresh ?? null };
    const text = summaryOf(scene, this.words);
    // a live region speaks whenever it is written
    if (this.view.status.textContent !== text) this.view.status.textContent = text;
  }

  /** Change what is shown.
   * @param {import('./state.js').Action} action */
  dispatch(action) {
    const before = this.state;
    this.state = reduce(before, action);
    if (this.state === before) return;
    if (before.selected !== this.state.selected) this.cards.show(this.api, this.state.selected);
    const isStep = before.selected !== this.state.selected || before.tab !== this.state.tab;
    this.address?.write(this.state, { isStep });
    if (action.type === 'view') this.host.dispatchEvent(new CustomEvent('timeline-view', { detail: this.window, bubbles: true }));
    this.draw();
  }

  /** Show the days that another timeline of the page shows, on an axis that reaches as far.
   * @param {import('./scale.js').View} view @param {import('./scale.js').View} [limits] */
  follow(view, limits) {
    if (limits && this.loader?.whole) this.loader.whole.limits = limits;
    this.state = reduce(this.state, { type: 'view', view });
    this.draw();
  }

  /** @param {import('./state.js').State} state */
  #goBack(state) {
    const before = this.state;
    this.state = state;
    if (before.selected !== state.selected) this.cards.show(this.api, state.selected);
    this.draw();
  }

  /** Do what a key or a button asks for.
   * @param {string} command */
  obey(command) {
    if (COMMANDS[command]) COMMANDS[command](this);
    else this.#step(command);
  }

  /** Return the day that stays where it is while zooming: that of the focused event, else the middle. */
  #focusDay() {
    const day = this.grid.hasFocus() ? dayOf(this.focused) : null;
    return day !== null && isWithin(day, this.window) ? day + 0.5 : middleOf(this.window);
  }

  /** @param {string} direction */
  #step(direction) {
    if (!this.#cursor.move(direction)) return;
    this.#reveal();
    this.#paint();
    this.#showCursor({ focus: true });
  }

  /** Move the window so that the focused event is on the screen. */
  #reveal() {
    const day = dayOf(this.#cursor.event);
    if (day === null || isWithin(day, this.window)) return;
    this.dispatch({ type: 'view', view: panView(this.window, day - middleOf(this.window), this.limits) });
  }

  /** @param {{focus: boolean}} options */
  #showCursor({ focus }) {
    const { event, lane, at } = this.#cursor;
    const placed = this.#frame?.placed.find((/** @type {any} */ one) => one.mark.event === event);
    if (!event || !lane || !placed) return;
    const about = { words: this.words, language: this.language, index: at.index, count: lane.events.length, byId: this.byId };
    this.grid.show(
      { label: labelOf(event, about), lane: lane.name, x: placed.mark.x, y: placed.y, row: at.lane, column: at.index },
      { focus: focus || this.grid.hasFocus() },
    );
    const lit = focus || this.grid.hasFocus() || this.state.selected ? lane : null;
    if (lit !== this.lit) this.host.dispatchEvent(new CustomEvent('timeline-lane', { detail: (this.lit = lit), bubbles: true }));
  }

  /** Move the window by so many days.
   * @param {number} days */
  pan(days) {
    this.dispatch({ type: 'view', view: panView(this.window, days, this.limits) });
  }

  /** Come nearer, or go further away; `day` stays where it is on the screen.
   * @param {number} factor below 1 comes nearer @param {number} [day] */
  zoom(factor, day = this.#focusDay()) {
    this.dispatch({ type: 'view', view: zoomView(this.window, factor, day, this.limits) });
  }

  /** @param {number} x @param {number} y */
  #pick(x, y) {
    const mark = markAt(this.#frame?.placed ?? [], x, y);
    if (!mark) return;
    this.#cursor.jump(mark.event.id);
    this.dispatch({ type: 'select', id: mark.event.id });
  }

  /** @param {number | null} x @param {number} y */
  #hover(x, y) {
    const mark = x === null ? null : markAt(this.#frame?.placed ?? [], x, y);
    const text = mark ? `${dateInWords(mark.event, this.words, this.language)} · ${mark.event.title}` : '';
    showHint(this.view, text, { x: x ?? 0, y });
  }
}
