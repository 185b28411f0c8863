import assert from 'node:assert/strict';
import test from 'node:test';

import { commandFor } from '../../static/js/timeline/keys.js';

test('keys move, zoom, open and close', () => {
  const cases = { ArrowRight: 'next', ArrowLeft: 'previous', Enter: 'open', Escape: 'close', '+': 'zoom-in', 0: 'fit', '?': 'keys' };
  for (const [key, command] of Object.entries(cases)) assert.equal(commandFor({ key }, { mirrored: false }), command);
});

test('in a mirrored plot the right arrow goes back in time', () => {
  assert.equal(commandFor({ key: 'ArrowRight' }, { mirrored: true }), 'previous');
  assert.equal(commandFor({ key: 'ArrowUp' }, { mirrored: true }), 'up');
});

test('keys of the browser stay the browser’s', () => {
  assert.equal(commandFor({ key: '+', ctrlKey: true }, { mirrored: false }), null);
  assert.equal(commandFor({ key: 'Tab' }, { mirrored: false }), null);
});
