/**
 * For the page round the frame: makes every frame of a timeline as high as what is in it.
 *
 *   <iframe data-escalation-timeline src="https://timeline.example/embed/gaza/" title="..."></iframe>
 *   <script type="module" src="https://timeline.example/static/js/embed/loader.js"></script>
 */
const MAX_PX = 4000;

addEventListener('message', (event) => {
  const { type, height } = event.data ?? {};
  if (type !== 'escalation-timeline:height' || !Number.isFinite(height)) return;
  for (const frame of document.querySelectorAll('iframe[data-escalation-timeline]')) {
    // only the frame that speaks, and only while it still shows the site that it was made for
    if (frame.contentWindow === event.source && new URL(frame.src).origin === event.origin) {
      frame.height = String(Math.min(Math.max(height, 100), MAX_PX));
    }
  }
});
