import assert from 'node:assert/strict';
import test from 'node:test';

import { countSinceLastVisit } from '../../static/js/timeline/news.js';
import { pauseAfter } from '../../static/js/timeline/poll.js';

const memory = (start = {}) => {
  const kept = new Map(Object.entries(start));
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
};
const HOUR = 3_600_000;
const events = ['2025-06-01T00:00:00Z', '2025-06-03T00:00:00Z'].map((updated) => ({ updated }));

test('the first visit has nothing to compare with', () => {
  assert.equal(countSinceLastVisit(events, memory(), Date.parse('2025-06-02T00:00:00Z')), null);
});

test('the next visit counts what changed since the last one, also when the page is loaded twice', () => {
  const kept = memory();
  countSinceLastVisit(events, kept, Date.parse('2025-06-02T00:00:00Z'));
  const later = Date.parse('2025-06-04T00:00:00Z');
  assert.equal(countSinceLastVisit(events, kept, later), 1);
  assert.equal(countSinceLastVisit(events, kept, later + 60_000), 1);
  assert.equal(countSinceLastVisit(events, kept, later + 2 * HOUR), 0);
});

test('a broken memory counts as a first visit', () => {
  assert.equal(countSinceLastVisit(events, memory({ 'timeline-last-visit': '{broken' }), 0), null);
});

test('failures double the pause, up to a quarter of an hour', () => {
  assert.equal(pauseAfter(60, 0, 0.5), 60);
  assert.equal(pauseAfter(60, 2, 0.5), 240);
  assert.equal(pauseAfter(60, 20, 0.5), 900);
});
