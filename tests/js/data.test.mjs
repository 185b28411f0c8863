import assert from 'node:assert/strict';
import test from 'node:test';

import { toIndex } from '../../static/js/timeline/data.js';

test('while the baseline is being built the index shows raw points and says so', () => {
  const band = (median) => ({ median, low: median - 1, high: median + 1 });
  const day = { day: '2025-06-13', rung: 5, rung_unconfirmed: 6, hostility: null, deescalation: null, hostility_points: band(20), deescalation_points: band(3), is_provisional: true };

  const building = toIndex({ days: [day], is_building: true });
  const built = toIndex({ days: [{ ...day, hostility: band(140) }], is_building: false });

  assert.deepEqual([building.isBuilding, building.points[0].median, building.points[0].provisional], [true, 20, true]);
  assert.deepEqual([built.isBuilding, built.points[0].median, built.points[0].calm], [false, 140, 3]);
});
