/**
 * Knows what each command of a button or a key does to a timeline; moves between events are the cursor's.
 *
 *   COMMANDS['zoom-in'](chart);
 *
 * Naming the type of the chart here would be a circle for the hashing of file names.
 * @typedef {any} Chart see chart.js
 */

const SCREEN = 0.8;

/** Move by a share of what is on the screen.
 * @param {number} share @returns {(chart: Chart) => void} */
const pan = (share) => (chart) => chart.pan((chart.window.end - chart.window.start) * share);

/** Save what is on the screen as a file; what makes it is loaded with the first one.
 * @param {'png' | 'svg'} format @returns {(chart: Chart) => Promise<void>} */
const save = (format) => async (chart) => {
  const [{ savePicture }, { describe }] = await Promise.all([import('./picture.js'), import('./caption.js')]);
  if (chart.scene) await savePicture(format, chart.scene, describe(chart));
};

/** @type {Record<string, (chart: Chart) => unknown>} */
export const COMMANDS = {
  'zoom-in': (chart) => chart.zoom(0.5),
  'zoom-out': (chart) => chart.zoom(2),
  fit: (chart) => chart.dispatch({ type: 'view', view: chart.limits }),
  'pan-back': pan(-SCREEN / 2),
  'pan-on': pan(SCREEN / 2),
  'screen-back': pan(-SCREEN),
  'screen-on': pan(SCREEN),
  replies: (chart) => chart.dispatch({ type: 'replies', on: !chart.state.replies }),
  keys: ({ view }) => {
    view.help.hidden = !view.help.hidden;
  },
  open: (chart) => chart.dispatch({ type: 'select', id: chart.focused?.id ?? chart.state.selected }),
  close: (chart) => chart.dispatch({ type: 'select', id: null }),
  retry: (chart) => void chart.load(),
  png: save('png'),
  svg: save('svg'),
};
