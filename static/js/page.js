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
