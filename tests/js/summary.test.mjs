import assert from 'node:assert/strict';
import test from 'node:test';

import { wordsFor } from '../../static/js/timeline/strings.js';
import { summaryOf } from '../../static/js/timeline/summary.js';

const words = await wordsFor('en');
const scene = (fields) => ({ single: true, shown: 57, total: 1204, undated: 0, fresh: null, arcsLeftOut: 0, ...fields });

test('the line counts what is shown of what there is', () => {
  assert.equal(summaryOf(scene({}), words), '57 of 1204 events in the window');
});

test('bars are said to be bars', () => {
  assert.match(summaryOf(scene({ single: false, shown: 900 }), words), /^900 events in the window, drawn as bars/);
});

test('what is left out is always said', () => {
  const line = summaryOf(scene({ undated: 3, arcsLeftOut: 4, fresh: 2 }), words);
  assert.match(line, /3 without a usable date/);
  assert.match(line, /4 further replies/);
  assert.match(line, /last visit: 2/);
});

test('an empty window says what to do', () => {
  assert.match(summaryOf(scene({ shown: 0 }), words), /^No events in this window\. Show the whole period/);
});
