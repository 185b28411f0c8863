import assert from 'node:assert/strict';
import test from 'node:test';

import { niceTop, splitAtGaps } from '../../static/js/timeline/curve.js';

const point = (day, median) => ({ day, median, rung: 0, unconfirmedRung: null, low: median, high: median, calm: 0, provisional: false });

test('a day without data is a gap, not a zero', () => {
  const runs = splitAtGaps([point(1, 10), point(2, 12), point(3, null), point(4, 9), point(7, 5)]);
  assert.deepEqual(runs.map((run) => run.map(({ day }) => day)), [[1, 2], [4], [7]]);
});

test('no days at all are no runs', () => {
  assert.deepEqual(splitAtGaps([]), []);
});

test('the axis ends at a round number at or above the highest value', () => {
  assert.deepEqual([100, 101, 230, 999, 1000, 1001].map(niceTop), [100, 200, 500, 1000, 1000, 2000]);
});
