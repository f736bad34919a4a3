/** Do something when the browser has time for it; what it gives drops it. Safari has no such time: there it waits a moment. */
export function whenIdle(what: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const due = setTimeout(what, 30);
    return () => clearTimeout(due);
  }
  const due = requestIdleCallback(what, { timeout: 500 });
  return () => cancelIdleCallback(due);
}
