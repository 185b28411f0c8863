import assert from 'node:assert/strict';
import test from 'node:test';

import { toDay } from '../../static/js/timeline/scale.js';
import { fromQuery, INITIAL, reduce, toQuery } from '../../static/js/timeline/state.js';

test('an address that was shared gives the same view', () => {
  let state = reduce(INITIAL, { type: 'view', view: { start: toDay('2025-06-01'), end: toDay('2025-07-01') } });
  state = reduce(state, { type: 'select', id: '12' });
  state = reduce(state, { type: 'tab', tab: 'table' });
  state = reduce(state, { type: 'replies', on: true });
  assert.deepEqual(fromQuery(`?${toQuery(state)}`), state);
});

test('the filters of the page and as_of stay in the address', () => {
  const query = toQuery(reduce(INITIAL, { type: 'select', id: '7' }), '?actor=omn&role=conduit&as_of=2025-06-20&event=3');
  assert.equal(query, 'actor=omn&role=conduit&as_of=2025-06-20&event=7');
});

test('nonsense in the address is the first view', () => {
  for (const search of ['?window=x..y', '?window=2025-07-01..2025-06-01', '?window=2025-02-30..', '?event=1%20or%201', '?tab=no', '?window=']) {
    assert.deepEqual(fromQuery(search), INITIAL, search);
  }
});

test('an unknown action changes nothing', () => {
  assert.equal(reduce(INITIAL, { type: 'nonsense' }), INITIAL);
});

test('a page of the table is never below the first', () => {
  assert.equal(reduce(INITIAL, { type: 'page', page: -3 }).page, 0);
});
