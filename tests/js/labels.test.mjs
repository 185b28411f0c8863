import assert from 'node:assert/strict';
import test from 'node:test';

import { dateInWords, gapInWords, labelOf } from '../../static/js/timeline/labels.js';
import { toDay } from '../../static/js/timeline/scale.js';
import { fill, wordsFor } from '../../static/js/timeline/strings.js';

const words = await wordsFor('en');
const event = (fields) => ({
  id: '1', title: 'Strike on a depot', kindLabel: 'Air strike', place: 'Haifa', sources: 3, unconfirmed: false, answers: [],
  first: toDay('2024-03-12'), last: toDay('2024-03-12'), extent: 'within', precision: 'day', words: '', ...fields,
});

test('every way to know a date has its own words, and none names a day that nobody said', () => {
  const day = toDay('2024-03-12');
  const said = (fields) => dateInWords(event(fields), words, 'en');
  assert.equal(said({}), '12 March 2024');
  assert.equal(said({ last: day + 4 }), 'one day between 12 March 2024 and 16 March 2024');
  assert.equal(said({ last: day + 4, extent: 'lasted' }), 'from 12 March 2024 to 16 March 2024');
  assert.equal(said({ first: toDay('2024-03-01'), last: toDay('2024-03-31'), precision: 'month' }), 'in March 2024, day unknown');
  assert.equal(said({ first: toDay('2024-01-01'), last: toDay('2024-12-31'), precision: 'year' }), 'in 2024, day unknown');
  assert.equal(said({ last: null }), 'from 12 March 2024 on');
  assert.equal(said({ first: null }), 'until 12 March 2024 at the latest');
  assert.equal(said({ first: null, last: null }), 'date unknown');
});

test('the words of the server are taken where they are in the language of the reader', async () => {
  const early = event({ last: toDay('2024-03-20'), words: 'mid-March 2024' });
  assert.equal(dateInWords(early, words, 'en-US'), 'mid-March 2024');
  assert.equal(dateInWords(early, await wordsFor('ar'), 'ar'), 'يوم بين 12 مارس 2024 و20 مارس 2024');
});

test('a label says date, title, kind, place, sources, doubt, what it answers, and where in the lane it is', () => {
  const cause = event({ id: '7', first: toDay('2024-03-10'), last: toDay('2024-03-10') });
  const about = { words, language: 'en-GB', index: 3, count: 57, byId: new Map([['7', cause]]) };
  assert.equal(
    labelOf(event({ unconfirmed: true, answers: ['7'] }), about),
    '12 March 2024; Strike on a depot; Air strike; Haifa; 3 independent sources; unconfirmed; answers an event of 10 March 2024; 4 of 57',
  );
});

test('an event without place, and an answer to an event that is not loaded, leave no empty parts', () => {
  const about = { words, language: 'en', index: 0, count: 1, byId: new Map() };
  const label = labelOf(event({ place: '', answers: ['99'], sources: 1 }), about);
  assert.ok(!label.includes('; ;') && label.includes('1 independent source;'), label);
});

test('gaps between act and answer have a singular', () => {
  assert.deepEqual([0, 1, 4].map((days) => gapInWords(days, words)), ['same day', '1 day later', '4 days later']);
});

test('Arabic has every text that English has, and the same places to fill', async () => {
  const arabic = await wordsFor('ar-EG');
  assert.deepEqual(Object.keys(arabic).sort(), Object.keys(words).sort());
  for (const [name, text] of Object.entries(words)) {
    const places = (value) => [...value.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort();
    assert.deepEqual(places(arabic[name]), places(text), name);
    assert.notEqual(arabic[name], text, name);
  }
});

test('an unknown language speaks English; an unknown place to fill stays as it is', async () => {
  assert.equal(await wordsFor('xx'), words);
  assert.equal(fill('{a} of {b}', { a: 1 }), '1 of {b}');
});
