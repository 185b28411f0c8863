import assert from 'node:assert/strict';
import test from 'node:test';

import { busyView, chooseStep, clampView, createScale, createTicks, panView, toDay, toIso, zoomView } from '../../static/js/timeline/scale.js';

test('toDay and toIso are inverse, also at a leap day and before 1970', () => {
  for (const iso of ['1969-12-31', '1970-01-01', '2024-02-29', '2025-12-31', '9999-12-31']) {
    assert.equal(toIso(toDay(iso)), iso);
  }
});

test('toDay refuses what is no day', () => {
  for (const text of ['', null, undefined, '2025-02-30', '2025-13-01', '2025-6-1', 'yesterday', '2025-06-01T00:00']) {
    assert.equal(toDay(text), null, String(text));
  }
});

test('a mirrored scale puts the first day at the right edge', () => {
  const scale = createScale({ start: 100, end: 110 }, 1000, true);
  assert.equal(scale.x(100), 1000);
  assert.equal(scale.day(0), 110);
});

test('zooming keeps the day under the pointer where it is', () => {
  const limits = { start: 0, end: 1000 };
  const view = zoomView({ start: 400, end: 500 }, 0.5, 420, limits);
  assert.ok(Math.abs((420 - view.start) / (view.end - view.start) - 0.2) < 1e-9);
  assert.ok(Math.abs(view.end - view.start - 50) < 1e-9);
});

test('no view leaves the limits, and none is shorter than a day', () => {
  const limits = { start: 0, end: 100 };
  assert.deepEqual(panView({ start: 90, end: 100 }, 50, limits), { start: 90, end: 100 });
  assert.deepEqual(panView({ start: 10, end: 20 }, -50, limits), { start: 0, end: 10 });
  assert.deepEqual(clampView({ start: -50, end: 500 }, limits), limits);
  const near = zoomView({ start: 50, end: 60 }, 0.001, 55, limits);
  assert.equal(near.end - near.start, 1);
});

test('limits without any length are widened, not divided by zero', () => {
  const view = clampView({ start: 3, end: 3 }, { start: 3, end: 3 });
  assert.equal(view.end - view.start, 1);
});

test('ticks lie inside the view, rise, and keep their distance', () => {
  for (const days of [6, 30, 100, 400, 1100, 4000, 40000]) {
    const view = { start: 20000.5, end: 20000.5 + days };
    const ticks = createTicks(view, 900);
    const gaps = ticks.slice(1).map((tick, n) => ((tick.day - ticks[n].day) / days) * 900);
    assert.ok(ticks.every((tick) => tick.day >= view.start && tick.day < view.end), `${days} days`);
    assert.ok(gaps.every((gap) => gap >= 70), `${days} days: ${Math.min(...gaps)} px`);
    assert.ok(ticks.length >= 1 && ticks.length <= 14, `${days} days: ${ticks.length} ticks`);
  }
});

test('week ticks are Mondays', () => {
  const ticks = createTicks({ start: 20254, end: 20254 + 60 }, 900);
  assert.ok(ticks.every((tick) => new Date(tick.day * 864e5).getUTCDay() === 1));
});

test('January names its year', () => {
  const ticks = createTicks({ start: toDay('2024-11-15'), end: toDay('2025-03-15') }, 700);
  assert.ok(ticks.some((tick) => tick.label.includes('2025')));
});

test('bins grow as the view widens', () => {
  assert.deepEqual([10, 3, 1, 0.2].map(chooseStep), ['day', 'day', 'week', 'month']);
});

test('the first view is the time in which most happened, and all of it where that saves little', () => {
  const limits = { start: 0, end: 1000 };
  const late = [{ start: 10, end: 40, sum: 1 }, { start: 900, end: 930, sum: 20 }, { start: 930, end: 960, sum: 30 }];
  const view = busyView(late, limits);
  assert.ok(view.start > 800 && view.start <= 900 && view.end >= 960 && view.end < 1000, JSON.stringify(view));
  assert.deepEqual(busyView([{ start: 10, end: 40, sum: 9 }, { start: 900, end: 930, sum: 9 }], limits), limits);
  const early = busyView([{ start: 10, end: 40, sum: 90 }, { start: 900, end: 930, sum: 9 }], limits);
  assert.ok(early.start < 10 && early.end > 40 && early.end < 60, JSON.stringify(early));
  assert.deepEqual(busyView([], limits), limits);
});
