/** Whether the window is so narrow that tables show only what they cannot do without. */
import { MediaQuery } from 'svelte/reactivity';

const query = new MediaQuery('max-width: 64rem');

export function isNarrow(): boolean {
  return query.current;
}
