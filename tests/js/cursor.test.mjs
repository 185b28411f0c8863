import assert from 'node:assert/strict';
import test from 'node:test';

import { createCursor } from '../../static/js/timeline/cursor.js';
import { widened } from '../../static/js/timeline/loader.js';

const lane = (name, ...ids) => ({ key: name, name, sum: ids.length, events: ids.map((id) => ({ id, first: Number(id), last: Number(id) })) });

test('the cursor stays on its event when the lanes change', () => {
  const cursor = createCursor();
  cursor.arrange([lane('A', '1', '2', '3')], null);
  cursor.move('last');
  cursor.arrange([lane('B', '9'), lane('A', '2', '3')], null);
  assert.equal(cursor.event.id, '3');
});

test('the cursor goes to the nearest place when its event is gone, and to nothing when all are', () => {
  const cursor = createCursor();
  cursor.arrange([lane('A', '1', '2', '3')], '3');
  cursor.arrange([lane('A', '1')], null);
  assert.equal(cursor.event.id, '1');
  cursor.arrange([], null);
  assert.equal(cursor.event, null);
  assert.equal(cursor.move('next'), false);
});

test('a selected event takes the cursor', () => {
  const cursor = createCursor();
  cursor.arrange([lane('A', '1'), lane('B', '2')], '2');
  assert.deepEqual(cursor.at, { lane: 1, index: 0 });
});

test('a loaded window holds the view and does not change with small moves', () => {
  const one = widened({ start: 20000, end: 20100 });
  assert.ok(one.start <= 20000 && one.end >= 20100);
  assert.deepEqual(widened({ start: 20000.4, end: 20100.4 }), one);
});
