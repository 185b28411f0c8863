/**
 * Puts the timelines of a page on one axis and keeps them on the same days: who moves one moves all.
 *
 *   <div data-compare> <escalation-timeline ...></escalation-timeline> <escalation-timeline ...></escalation-timeline> </div>
 */
import './timeline/element.js';

/** @param {{start: number, end: number}[]} views */
const union = (views) => ({ start: Math.min(...views.map((view) => view.start)), end: Math.max(...views.map((view) => view.end)) });

for (const group of document.querySelectorAll('[data-compare]')) {
  const timelines = [...group.querySelectorAll('escalation-timeline')];
  const known = new Map();
  group.addEventListener('timeline-ready', (event) => {
    known.set(event.target, event.detail);
    if (known.size < timelines.length) return;
    const found = [...known.values()];
    const limits = union(found.map((one) => one.limits));
    const home = union(found.map((one) => one.home));
    for (const timeline of timelines) timeline.follow(home, limits);
  });
  group.addEventListener('timeline-view', (event) => {
    for (const timeline of timelines) if (timeline !== event.target) timeline.follow(event.detail);
  });
}

const lag = document.querySelector('[data-lag]');
if (lag) void import('./compare/lag.js').then(({ slide }) => slide(lag));
