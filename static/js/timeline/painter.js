/**
 * Puts a frame on the screen: the scene on the canvas, its words as elements over it.
 *
 *   const frame = paint(view, { lanes, bars, single: true, index, window, theme, words, language, selected, replies });
 *
 * @typedef {import('./scene.js').Label} Label
 */
import { build, fillWith } from './dom.js';
import { prepare } from './overview.js';
import { drawScene } from './scene.js';
import { inDigits } from './strings.js';

/** Draw the scene and return what lies where.
 * @param {import('./view.js').TimelineParts} parts @param {import('./scene.js').Scene} scene */
export function paint(parts, scene) {
  const { width, height } = parts.plot.getBoundingClientRect();
  const frame = drawScene(prepare(parts.canvas, width, height), { width, height }, scene);
  const [names, others] = [frame.labels.filter(isName), frame.labels.filter((label) => !isName(label))];
  write(parts.axis, others, (label) => axisLabel(label, scene.mirrored ? width - label.x : label.x));
  write(parts.names, names, nameLabel);
  return frame;
}

/** @param {Label} label */
function isName(label) {
  return label.kind === 'name';
}

/** @type {WeakMap<Element, string>} what was last written where: the same labels are not built again with every frame */
const written = new WeakMap();

/** @param {Element} holder @param {Label[]} labels @param {(label: Label) => HTMLElement} make */
function write(holder, labels, make) {
  const key = JSON.stringify(labels);
  if (written.get(holder) === key) return;
  written.set(holder, key);
  fillWith(holder, ...labels.map(make));
}

/** @param {Label} label @param {number} inset */
function axisLabel({ kind, text, y }, inset) {
  const label = build('span', kind === 'value' ? { class: 'value' } : {}, text);
  if (kind === 'value') label.style.insetBlockStart = `${y}px`;
  else label.style.insetInlineStart = `${inset}px`;
  return label;
}

/** @param {Label} label */
function nameLabel({ text, count, y }) {
  const label = build('span', {}, text, ' ', build('span', { class: 'count' }, inDigits(count ?? 0)));
  label.style.insetBlockStart = `${y}px`;
  return label;
}
