// The map asks for the days on the screen, never beyond those that the page is filtered by.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toMarks } from '../../static/js/timeline/flags.js';
import { addressOf, placesOf } from '../../static/js/timeline/map.js';
import { toDay } from '../../static/js/timeline/scale.js';

const PAGE = 'https://timeline.example/ar/regions/gaza/?kind=airstrike&from=2025-06-10&window=2025-01-01..2025-12-31&event=7&page=2#results';
const days = (address) => ['from', 'to'].map((name) => new URL(address).searchParams.get(name));

test('the map keeps the filters of the page and nothing of the timeline', () => {
  const url = new URL(addressOf({ start: toDay('2025-06-12'), end: toDay('2025-06-20') }, PAGE));

  assert.equal(url.pathname, '/ar/regions/gaza/');
  assert.deepEqual(Object.fromEntries(url.searchParams), { kind: 'airstrike', from: '2025-06-12', to: '2025-06-19', part: 'map' });
});

test('days beyond the filter are not asked for', () => {
  const wide = { start: toDay('2025-01-01') + 0.4, end: toDay('2025-12-31') - 0.3 };

  assert.deepEqual(days(addressOf(wide, PAGE)), ['2025-06-10', '2025-12-30']);
  assert.deepEqual(days(addressOf(wide, `${PAGE.split('#')[0]}&to=2025-07-01`)), ['2025-06-10', '2025-07-01']);
});

test('an event without a place lights nothing', () => {
  assert.deepEqual(placesOf({ place: '' }), []);
  assert.deepEqual(placesOf({ place: 'Natanz, Iran' }), ['Natanz', 'Iran']);
});

test('marks speak the language of the timeline where the editors wrote it', () => {
  const rows = [
    { first: '2025-06-13', last: '2025-06-14', text: 'War', text_ar: 'حرب', event: 7, title: 'Strike' },
    { first: '2025-06-20', last: '2025-06-20', text: 'Pause', text_ar: '', event: null, title: '' },
  ];

  assert.deepEqual(toMarks(rows, 'ar').map((mark) => mark.text), ['حرب', 'Pause']);
  assert.deepEqual(toMarks(rows, 'en')[0], { first: toDay('2025-06-13'), last: toDay('2025-06-14'), text: 'War', event: '7', title: 'Strike' });
});
