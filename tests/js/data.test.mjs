import assert from 'node:assert/strict';
import test from 'node:test';

import { toBinned, toEvents, toIndex } from '../../static/js/timeline/data.js';
import { toDay } from '../../static/js/timeline/scale.js';

const EMPTY = { start: 10, end: 20 };
const bin = (fields) => ({ start: '2025-06-01', region: 'gaza', quad: 'material-conflict', series: 'hostile', certainty: 'firm', count: 2, ...fields });
const answer = (bins, fields = {}) => ({ bins, total: 9, undated: 1, before: 0, region_names: { gaza: 'Gaza', iran: 'Iran' }, ...fields });

test('bins of several regions are a lane each, the busiest first, and add up', () => {
  const found = toBinned(answer([bin({}), bin({ region: 'iran', count: 5 }), bin({ certainty: 'single', count: 1 })]), 'month', EMPTY);

  assert.deepEqual(found.lanes.map(({ name, bins }) => [name, bins[0].counts]), [
    ['Iran', { 'hostile-material': 5 }],
    ['Gaza', { 'hostile-material': 3 }],
  ]);
  assert.deepEqual(found.bins, [{ start: toDay('2025-06-01'), end: toDay('2025-07-01'), counts: { 'hostile-material': 8 } }]);
  assert.deepEqual([found.dated, found.undated], [8, 1]);
});

test('bins of one region are a lane for each class, grave acts first', () => {
  const found = toBinned(answer([bin({ series: 'deescalation', quad: 'verbal-cooperation' }), bin({})]), 'week', EMPTY);

  assert.deepEqual(found.lanes.map((lane) => lane.key), ['hostile-material', 'deescalation-verbal']);
  assert.equal(found.bins[0].end - found.bins[0].start, 7);
});

test('no bins at all show the days that were asked for', () => {
  const found = toBinned(answer([], { total: 0, undated: 0 }), 'month', EMPTY);

  assert.deepEqual([found.limits, found.home, found.dated], [EMPTY, EMPTY, 0]);
});

test('an event keeps every way of not knowing its date', () => {
  const row = (date) => ({
    id: 7, title: 'T', series: 'hostile', quad: 'verbal-conflict', kind_label: 'Threat', severity: 3, grade: 'single_named', status: 'alleged',
    source_count: 1, places: [{ name: 'Haifa' }], regions: [{ name: 'Gaza' }], actors: [], answers: [3], url: '/events/7/', updated_at: '', date: { edtf: '', extent: 'within', ...date },
  });
  const rows = [
    row({ start_earliest: '2025-06-01', end_latest: '2025-06-30' }),
    row({ start_earliest: null, end_latest: '2025-06-30' }),
    row({ start_earliest: '2025-06-01', end_latest: null }),
    row({ start_earliest: null, end_latest: null }),
  ];

  const found = toEvents(rows, { byPair: false });

  assert.deepEqual(found.map(({ openStart, openEnd }) => [openStart, openEnd]), [[false, false], [true, false], [false, true], [false, false]]);
  assert.equal(found[0].last - found[0].first, 29);
  assert.ok(found.every((event) => event.unconfirmed && event.lane === 'Gaza' && event.answers[0] === '3'));
});

test('while the baseline is being built the index shows raw points and says so', () => {
  const band = (median) => ({ median, low: median - 1, high: median + 1 });
  const day = { day: '2025-06-13', rung: 5, rung_unconfirmed: 6, hostility: null, deescalation: null, hostility_points: band(20), deescalation_points: band(3), is_provisional: true };

  const building = toIndex({ days: [day], is_building: true });
  const built = toIndex({ days: [{ ...day, hostility: band(140) }], is_building: false });

  assert.deepEqual([building.isBuilding, building.points[0].median, building.points[0].provisional], [true, 20, true]);
  assert.deepEqual([built.isBuilding, built.points[0].median, built.points[0].calm], [false, 140, 3]);
});
