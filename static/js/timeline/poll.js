/**
 * Asks now and then whether something is new: conditionally, less often after failures, never in a hidden tab.
 *
 *   const poll = startPolling(url, { onChange: (body) => ..., seconds: 60 });
 *   poll.stop();
 */

const MAX_SECONDS = 900;

/** Return the pause before the next question, with some jitter, so that readers do not ask all at once.
 * @param {number} seconds @param {number} failures @param {number} luck 0-1 */
export function pauseAfter(seconds, failures, luck) {
  return Math.min(seconds * 2 ** failures, MAX_SECONDS) * (0.85 + 0.3 * luck);
}

/** Poll an address until stopped; `onChange` gets the answer whenever it is not the last one.
 * @param {() => string} address @param {{onChange: (body: any) => void, seconds?: number}} options */
export function startPolling(address, { onChange, seconds = 60 }) {
  let etag = '';
  let failures = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const stopper = new AbortController();

  async function ask() {
    if (!document.hidden) {
      try {
        const headers = etag ? { 'If-None-Match': etag } : undefined;
        const answer = await fetch(address(), { headers, signal: stopper.signal, credentials: 'omit', cache: 'no-store' });
        if (answer.status !== 304) {
          if (!answer.ok) throw new Error(`status ${answer.status}`);
          const isFirst = etag === '';
          etag = answer.headers.get('ETag') ?? '';
          const body = await answer.json();
          if (!isFirst) onChange(body);
        }
        failures = 0;
      } catch (error) {
        if (stopper.signal.aborted) return;
        failures += 1;
      }
    }
    timer = setTimeout(ask, pauseAfter(seconds, failures, Math.random()) * 1000);
  }

  timer = setTimeout(ask, seconds * 1000);
  return {
    stop() {
      stopper.abort();
      clearTimeout(timer);
    },
  };
}
