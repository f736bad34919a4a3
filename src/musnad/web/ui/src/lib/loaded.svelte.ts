/** What a page asks of the server, and how far that is. */
import { Fault } from './api/client';
import { caseChanges } from './changes.svelte';
import { untrack } from 'svelte';
import { language } from './language.svelte';

/** `data` stays while it is asked for anew, so that a list does not vanish under the reader's eyes. */
export class Loaded<T> {
  data = $state.raw<T | undefined>();
  fault = $state.raw<Fault | undefined>();
  loading = $state(true);
  #again = $state(0);

  /** Ask once more, after a change. */
  again(): void {
    this.#again += 1;
  }

  /** How often it was asked once more: read to follow it. */
  get asked(): number {
    return this.#again;
  }
}

/**
 * Ask, and ask anew whenever the language changes, something that `ask` reads before its first `await` (the address), or
 * what others have written into the case: that quietly, nothing shows that it is on its way. Called while a component
 * begins. An answer that comes after another was asked for is dropped.
 */
export function loaded<T>(ask: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const held = new Loaded<T>();
  let followed = untrack(caseChanges);
  $effect(() => {
    void held.asked;
    void language();
    const off = new AbortController();
    const isQuiet = followed !== caseChanges() && untrack(() => held.data !== undefined);
    followed = caseChanges();
    held.loading = !isQuiet;
    ask(off.signal)
      .then((data) => {
        if (off.signal.aborted) return;
        held.data = data;
        held.fault = undefined;
        held.loading = false;
      })
      .catch((error: unknown) => {
        if (off.signal.aborted) return;
        held.fault = error instanceof Fault ? error : new Fault(0, 'broken', String(error));
        held.loading = false;
        if (!(error instanceof Fault)) console.error(error);
      });
    return () => off.abort();
  });
  return held;
}
