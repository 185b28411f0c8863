import assert from 'node:assert/strict';
import test from 'node:test';

import { dateInWords, gapInWords, labelOf } from '../../static/js/timeline/labels.js';
import { toDay } from '../../static/js/timeline/scale.js';
import { fill, wordsFor } from '../../static/js/timeline/strings.js';

const words = await wordsFor('en');
const event = (fields) => ({
  id: '1', title: 'Strike on a depot', kindLabel: 'Air strike', place: 'Haifa', sources: 3, unconfirmed: false, answers: [],
  first: toDay('2024-03-12'), last: toDay('2024-03-12'), extent: 'within', words: '', ...fields,
});

test('every way to know a date has its own words, and none names a day that nobody said', () => {
  const day = toDay('2024-03-12');
  assert.equal(dateInWords(event({}), words, 'en-GB'), '12 March 2024');
  assert.match(dateInWords(event({ last: day + 4 }), words, 'en-GB'), /^some day between 12 March 2024 and 16 March 2024$/);
  assert.match(dateInWords(event({ last: day + 4, extent: 'lasted' }), words, 'en-GB'), /^12\s?.\s?16 March 2024$/);
  assert.equal(dateInWords(event({ last: null }), words, 'en-GB'), 'from 12 March 2024');
  assert.equal(dateInWords(event({ first: null }), words, 'en-GB'), 'until 12 March 2024');
  assert.equal(dateInWords(event({ first: null, last: null }), words, 'en-GB'), 'date unknown');
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
