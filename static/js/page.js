/**
 * Loads what our own pages do with a script when it is first wanted, so that a page begins with the timeline alone.
 *
 *   <script type="module" src="/static/js/page.js"></script>
 *   <button type="button" data-embed hidden>...</button>
 */
for (const button of document.querySelectorAll('[data-embed]')) {
  button.hidden = false;
  button.addEventListener('click', async () => (await import('./share/dialog.js')).openDialog());
}

const column = document.querySelector('.column-map');
const timeline = document.querySelector('escalation-timeline');
if (column && timeline) {
  /** @type {Promise<any> | undefined} */ let map;
  const follower = () => (map ??= import('./timeline/map.js').then((module) => ({ ...module, ...module.followTimeline(column, timeline) })));
  const show = async (event) => (await follower()).show(event.detail);
  timeline.addEventListener('timeline-view', show);
  // an address may name days already
  timeline.addEventListener('timeline-ready', () => new URLSearchParams(location.search).has('window') && show({ detail: timeline.window }));
  timeline.addEventListener('timeline-lane', async ({ detail }) => {
    const { light, placesOf } = await follower();
    light(new Set((detail?.events ?? []).flatMap(placesOf)));
  });
  column.addEventListener('pointerover', follower, { once: true });
  column.addEventListener('focusin', follower, { once: true });
}
