import assert from 'node:assert/strict';
import test from 'node:test';

import { createLanes, isInView, markAt, neighbour, placeMarks, shapeOf, sizeOf } from '../../static/js/timeline/layout.js';
import { createScale } from '../../static/js/timeline/scale.js';

let count = 0;
const event = (fields = {}) => ({
  id: String((count += 1)), title: 'T', series: 'hostile', quad: 'material-conflict', kindLabel: 'Air strike', severity: 9,
  unconfirmed: false, sources: 1, first: 100, last: 100, extent: 'within',
  precision: 'day', words: '', lane: 'A', place: '', url: '', answers: [], ...fields,
});
const scale = createScale({ start: 0, end: 200 }, 1000);

test('the busiest lane is first, and the rest shares one', () => {
  const events = ['A', 'B', 'B', 'C', 'D', 'D', 'D'].map((lane) => event({ lane }));
  const lanes = createLanes(events, { most: 3, others: 'Others' });
  assert.deepEqual(lanes.map((lane) => [lane.name, lane.sum]), [['D', 3], ['B', 2], ['Others', 2]]);
  assert.equal(lanes.reduce((sum, lane) => sum + lane.sum, 0), events.length);
});

test('a known order of lanes stays, however many events each has', () => {
  const events = ['A', 'B', 'B', 'C'].map((lane) => event({ lane }));
  const lanes = createLanes(events, { most: 8, others: '', order: ['C', 'A'] });
  assert.deepEqual(lanes.map((lane) => lane.name), ['C', 'A', 'B']);
});

test('an event without a date is in no lane and in no view', () => {
  const undated = event({ first: null, last: null });
  assert.deepEqual(createLanes([undated], { most: 8, others: '' }), []);
  assert.equal(isInView(undated, { start: 0, end: 1e6 }), false);
});

test('how a date is drawn follows from what is known of it', () => {
  const cases = [
    [{ first: 5, last: 5 }, 'day'],
    [{ first: 5, last: 9 }, 'within'],
    [{ first: 5, last: 9, extent: 'lasted' }, 'lasted'],
    [{ first: 5, last: null }, 'after'],
    [{ first: null, last: 5 }, 'before'],
  ];
  for (const [fields, shape] of cases) assert.equal(shapeOf(event(fields)), shape);
});

test('a month is drawn over the whole month, never on a single day', () => {
  const [mark] = placeMarks([event({ first: 30, last: 59 })], scale, { rows: 3 });
  assert.deepEqual([mark.left, mark.right, mark.shape], [150, 300, 'within']);
});

test('marks of one day use all rows before they overlap', () => {
  const marks = placeMarks([event(), event(), event(), event()], scale, { rows: 3 });
  assert.deepEqual(new Set(marks.slice(0, 3).map((mark) => mark.row)), new Set([0, 1, 2]));
});

test('5,000 events on one day are placed inside the rows', () => {
  const marks = placeMarks(Array.from({ length: 5000 }, () => event()), scale, { rows: 3 });
  assert.ok(marks.every((mark) => mark.row >= 0 && mark.row < 3 && Number.isFinite(mark.x)));
});

test('an interval of a hundred years stays finite', () => {
  const [mark] = placeMarks([event({ first: -36500, last: 36500 })], scale, { rows: 3 });
  assert.ok(Number.isFinite(mark.left) && Number.isFinite(mark.right) && mark.left < mark.right);
});

test('severity has three sizes', () => {
  assert.deepEqual([0, 3.9, 4, 7.9, 8, 10].map(sizeOf), [1, 1, 2, 2, 3, 3]);
});

test('a click finds the nearest sign, then the bar under it', () => {
  const [far, bar] = placeMarks([event({ first: 10, last: 10 }), event({ first: 50, last: 90 })], scale, { rows: 1 });
  const placed = [{ mark: far, y: 20 }, { mark: bar, y: 20 }];
  assert.equal(markAt(placed, far.x + 4, 22), far);
  assert.equal(markAt(placed, 260, 20), bar);
  assert.equal(markAt(placed, 600, 20), null);
});

test('keys reach every event of every lane', () => {
  const events = [10, 20, 30].map((first) => event({ first, last: first, lane: 'A' }));
  const lanes = createLanes([...events, event({ first: 29, last: 29, lane: 'B' })], { most: 8, others: '' });
  assert.deepEqual(neighbour(lanes, { lane: 0, index: 0 }, 'next'), { lane: 0, index: 1 });
  assert.equal(neighbour(lanes, { lane: 0, index: 0 }, 'previous'), null);
  assert.deepEqual(neighbour(lanes, { lane: 0, index: 0 }, 'last'), { lane: 0, index: 2 });
  assert.deepEqual(neighbour(lanes, { lane: 0, index: 0 }, 'down'), { lane: 1, index: 0 });
  assert.deepEqual(neighbour(lanes, { lane: 1, index: 0 }, 'up'), { lane: 0, index: 2 });
  assert.equal(neighbour(lanes, { lane: 1, index: 0 }, 'down'), null);
});
