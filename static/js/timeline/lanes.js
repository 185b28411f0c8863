/**
 * Knows between whom an act took place, so that acts and answers of one pair share a lane; pure.
 *
 *   const name = pairNamer(rows, 'not named');
 *   name(row); // 'Iran – Israel'
 *
 * @typedef {{key: string | null, name: string, role: string, country: string, depth: number}} ActorRow
 */

const DOERS = new Set(['initiator', 'participant']);
const DONE_TO = new Set(['target', 'addressee', 'victim', 'beneficiary']);
/** Return a function that names the pair of an event, one country under one name throughout.
 * @param {{actors: ActorRow[]}[]} rows @param {string} nobody name of the lane of acts without a named party
 * @returns {(row: {actors: ActorRow[]}) => string} */
export function pairNamer(rows, nobody) {
  const names = namesOfSides(rows.flatMap((row) => row.actors));
  return (row) => {
    const sides = sidesOf(row.actors).map((side) => names.get(side) ?? side);
    return sides.length > 1 ? sides.sort((a, b) => (a < b ? -1 : 1)).join(' – ') : sides[0] ?? nobody;
  };
}

/** Return the sides of an act: who does it and whom it is done to, at most two, by country where there is one.
 * @param {ActorRow[]} actors */
function sidesOf(actors) {
  const own = actors.filter((actor) => actor.depth === 0);
  const doers = own.filter((actor) => DOERS.has(actor.role)).map(sideOf);
  const others = own.filter((actor) => DONE_TO.has(actor.role)).map(sideOf);
  return [...new Set([...doers.slice(0, others.length ? 1 : 2), ...others.slice(0, 1)])];
}

/** @param {ActorRow} actor */
function sideOf(actor) {
  return actor.country || actor.name;
}

/** Return a name for each side: that of the state where it is among them, else the one that is used most.
 * @param {ActorRow[]} actors */
function namesOfSides(actors) {
  /** @type {Map<string, Map<string, number>>} */
  const counts = new Map();
  for (const actor of actors) {
    const names = counts.get(sideOf(actor)) ?? new Map();
    // a state's key is its country code
    const weight = actor.key === actor.country.toLowerCase() ? Infinity : 1;
    names.set(actor.name, (names.get(actor.name) ?? 0) + weight);
    counts.set(sideOf(actor), names);
  }
  const best = (/** @type {Map<string, number>} */ names) =>
    [...names].sort((a, b) => (b[1] > a[1]) - (b[1] < a[1]) || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1))[0][0];
  return new Map([...counts].map(([side, names]) => [side, best(names)]));
}
