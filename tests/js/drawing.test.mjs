import assert from 'node:assert/strict';
import test from 'node:test';

import { toDrawing } from '../../static/js/timeline/drawing.js';
import { toDay } from '../../static/js/timeline/scale.js';

const EMPTY = { start: 10, end: 20 };
const NAMES = { 'hostile-material': 'Deeds', 'hostile-verbal': 'Words', 'deescalation-verbal': 'Talks' };
const READING = { byPair: false, nobody: 'Nobody', empty: EMPTY, classNames: NAMES, pageOf: (id) => `/events/${id}/` };
const columns = (rows, names) => Object.fromEntries(names.map((name, n) => [name, rows.map((row) => row[n])]));
const bins = (...rows) => columns(rows, ['start', 'region', 'series', 'quad', 'count']);
const answer = (fields) => ({
  step: 'month', bins: bins(), total: 9, undated: 1, region_names: { gaza: 'Gaza', iran: 'Iran' }, events: null, ...fields,
});

test('bins of several regions are a lane each, the busiest first, and add up', () => {
  const found = toDrawing(answer({ bins: bins(
    ['2025-06-01', 'gaza', 'hostile', 'material-conflict', 2],
    ['2025-06-01', 'iran', 'hostile', 'material-conflict', 5],
    ['2025-06-01', 'gaza', 'hostile', 'verbal-conflict', 1],
  ) }), READING);

  assert.deepEqual(found.lanes.map(({ name, bins: [bin] }) => [name, bin.counts]), [
    ['Iran', { 'hostile-material': 5 }],
    ['Gaza', { 'hostile-material': 2, 'hostile-verbal': 1 }],
  ]);
  const all = { 'hostile-material': 7, 'hostile-verbal': 1 };
  assert.deepEqual(found.bins, [{ start: toDay('2025-06-01'), end: toDay('2025-07-01'), counts: all }]);
  assert.deepEqual([found.dated, found.undated, found.events], [8, 1, null]);
});

test('bins of one region are a lane for each class, grave acts first, by their names', () => {
  const found = toDrawing(answer({ step: 'week', bins: bins(
    ['2025-06-02', 'gaza', 'deescalation', 'verbal-cooperation', 4],
    ['2025-06-02', 'gaza', 'hostile', 'material-conflict', 2],
  ) }), READING);

  assert.deepEqual(found.lanes.map((lane) => lane.name), ['Deeds', 'Talks']);
  assert.deepEqual(found.lanes.map((lane) => lane.bins[0].counts), [{ 'hostile-material': 2 }, { 'deescalation-verbal': 4 }]);
  assert.equal(found.bins[0].end - found.bins[0].start, 7);
});

test('no bins at all show the days that were asked for', () => {
  const found = toDrawing(answer({ total: 0, undated: 0 }), READING);

  assert.deepEqual([found.limits, found.home, found.dated], [EMPTY, EMPTY, 0]);
});

test('an event keeps every way of not knowing its date', () => {
  const days = [['2025-06-01', '2025-06-30'], [null, '2025-06-30'], ['2025-06-01', null], [null, null]];
  const same = (value) => days.map(() => value);
  const events = {
    columns: {
      id: [7, 8, 9, 10], title: same('T'), kind: same(0), first: days.map(([first]) => first), last: days.map(([, last]) => last),
      extent: same('within'), precision: same('month'), words: same('June 2025'), status: same('alleged'), grade: same('single_named'),
      sources: same(1), updated_at: same(''), regions: same(['gaza']), places: same([0]), parties: same([]), roles: same([]), answers: same([3]),
    },
    kinds: { kind: ['threat'], label: ['Threat'], series: ['hostile'], quad: ['verbal-conflict'], severity: [3] },
    actors: { key: [], name: [], country: [] },
    places: { name: ['Haifa'] },
  };

  const found = toDrawing(answer({ events }), READING).events;

  const june = [toDay('2025-06-01'), toDay('2025-06-30')];
  assert.deepEqual(found.map(({ first, last }) => [first, last]), [june, [null, june[1]], [june[0], null], [null, null]]);
  assert.ok(found.every((event) => event.unconfirmed && event.lane === 'Gaza' && event.place === 'Haifa' && event.answers[0] === '3'));
  assert.deepEqual([found[0].kindLabel, found[0].url, found[0].precision], ['Threat', '/events/7/', 'month']);
});

test('on the page of one region the lanes are pairs of parties', () => {
  const events = {
    columns: {
      id: [1], title: ['T'], kind: [0], first: ['2025-06-01'], last: ['2025-06-01'], extent: ['within'], precision: ['day'], words: [''],
      status: ['occurred'], grade: ['confirmed'], sources: [2], updated_at: [''], regions: [['gaza']], places: [[]],
      parties: [[1, 0]], roles: [['initiator', 'target']], answers: [[]],
    },
    kinds: { kind: ['threat'], label: ['Threat'], series: ['hostile'], quad: ['verbal-conflict'], severity: [3] },
    actors: { key: ['israel', 'iran'], name: ['Israel', 'Iran'], country: ['ISR', 'IRN'] },
    places: { name: [] },
  };

  const [event] = toDrawing(answer({ events }), { ...READING, byPair: true }).events;

  assert.deepEqual([event.lane, event.unconfirmed], ['Iran – Israel', false]);
});
