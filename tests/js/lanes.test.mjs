import assert from 'node:assert/strict';
import test from 'node:test';

import { pairNamer as namer } from '../../static/js/timeline/lanes.js';

const NOBODY = 'Nobody named';
const pairNamer = (rows) => namer(rows, NOBODY);
const actor = (name, role, country = '', depth = 0) => ({ key: null, name, role, country, depth });
const row = (...actors) => ({ actors });

test('attack and counter-attack share a lane', () => {
  const there = row(actor('Iran', 'initiator', 'IRN'), actor('Israel', 'target', 'ISR'));
  const back = row(actor('Israel', 'initiator', 'ISR'), actor('Iran', 'target', 'IRN'));
  const name = pairNamer([there, back]);
  assert.equal(name(there), 'Iran – Israel');
  assert.equal(name(back), 'Iran – Israel');
});

test('bodies of one country go under the name that is used most', () => {
  const rows = [
    row(actor('Israel', 'initiator', 'ISR')),
    row(actor('Israel', 'initiator', 'ISR')),
    row(actor('Israeli military', 'initiator', 'ISR'), actor('Hamas', 'target', 'PSE')),
  ];
  assert.equal(pairNamer(rows)(rows[2]), 'Hamas – Israel');
});

test('a country goes under the name of its state, however often its president is named', () => {
  const trump = actor('Donald Trump', 'initiator', 'USA');
  const rows = [row(trump), row(trump), row({ ...actor('United States', 'initiator', 'USA'), key: 'usa' })];
  assert.equal(pairNamer(rows)(rows[0]), 'United States');
});

test('the act asked for does not name the lane of the asking', () => {
  const appeal = row(actor('Iran', 'initiator', 'IRN'), actor('Oman', 'conduit', 'OMN'), actor('United States', 'addressee', 'USA'), actor('Israel', 'target', 'ISR', 1));
  assert.equal(pairNamer([appeal])(appeal), 'Iran – United States');
});

test('a meeting is named by its first two parties, and an act without a party has a lane too', () => {
  const meeting = row(...['Egypt', 'Qatar', 'Turkey'].map((name) => actor(name, 'participant')));
  assert.equal(pairNamer([meeting])(meeting), 'Egypt – Qatar');
  assert.equal(pairNamer([row()])(row()), NOBODY);
});
