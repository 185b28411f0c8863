// The code that a reader copies: every choice is in it, and nothing in it can break out.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { addressOf, codeOf, sourceOf } from '../../static/js/share/code.js';

const WISH = {
  form: 'frame', site: 'https://timeline.example', region: 'gaza', name: 'Gaza', page: '/regions/gaza/', filters: 'kind=airstrike&sources=2',
  source: '/api/v1/?kind=airstrike&min_sources=2', from: '', to: '', theme: 'auto', lang: 'en', height: 420, alt: 'Rung 5 of 7.',
};

test('a frame carries filters, days, language, theme and height in its address', () => {
  const address = new URL(addressOf({ ...WISH, from: '2025-06-01', to: '2025-06-30', theme: 'dark', lang: 'ar', height: 600 }));

  assert.equal(address.pathname, '/embed/gaza/');
  assert.deepEqual(Object.fromEntries(address.searchParams), {
    kind: 'airstrike', sources: '2', from: '2025-06-01', to: '2025-06-30', lang: 'ar', theme: 'dark', height: '600',
  });
});

test('all regions have an address of their own', () => {
  assert.equal(new URL(addressOf({ ...WISH, region: '' })).pathname, '/embed/');
  assert.equal(new URL(addressOf({ ...WISH, form: 'picture' })).pathname, '/embed/gaza/picture.svg');
});

test('the element names the region once and asks the API in its own words', () => {
  const source = new URL(sourceOf({ ...WISH, source: '/api/v1/?region=else&min_sources=2' }));

  assert.deepEqual([...source.searchParams], [['region', 'gaza'], ['min_sources', '2']]);
  assert.equal(sourceOf({ ...WISH, region: '', source: '/api/v1/' }), 'https://timeline.example/api/v1/');
});

test('the element says language, direction, theme and height', () => {
  const code = codeOf({ ...WISH, form: 'element', theme: 'dark', lang: 'ar', height: 500 });

  assert.match(code, /lang="ar" dir="rtl" theme="dark" height="500"/);
  assert.match(codeOf({ ...WISH, form: 'element' }), /lang="en" height="420"/);
});

test('a picture says in words what it shows and leads to the page', () => {
  const code = codeOf({ ...WISH, form: 'picture' });

  assert.match(code, /^<a href="https:\/\/timeline\.example\/regions\/gaza\/"><img /);
  assert.match(code, /alt="Gaza\. Rung 5 of 7\."/);
});

test('no name and no filter breaks out of its attribute', () => {
  const wish = { ...WISH, name: '"><script>alert(1)</script>', filters: 'q=%22%3E%3Cscript%3E' };

  for (const form of ['frame', 'element', 'picture']) assert.doesNotMatch(codeOf({ ...wish, form }), /<script>|"><s/);
});
