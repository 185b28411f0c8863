/**
 * Knows which events are drawn as unconfirmed; the lists of the pages draw the same ones with a dashed rim.
 *
 *   isUnsure({ grade: 'contested', status: 'occurred' }); // true
 */
const UNCONFIRMED = new Set(['contested', 'discounted', 'single_anonymous', 'party_claim']);
const UNSURE = new Set(['alleged', 'denied']);

/** Return whether an event is told with doubt; pure.
 * @param {{grade: string, status: string}} event */
export function isUnsure({ grade, status }) {
  return UNCONFIRMED.has(grade) || UNSURE.has(status);
}
