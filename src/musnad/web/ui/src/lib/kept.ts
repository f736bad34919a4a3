/** What the browser keeps for this page between visits; without it (a private window may refuse) nothing is kept. */

/** The value kept under a name, or null. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`musnad.${name}`);
  } catch {
    return null;
  }
}

/** Keep a value under a name; null forgets it. */
export function keep(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`musnad.${name}`);
    else localStorage.setItem(`musnad.${name}`, value);
  } catch {
    // A browser that keeps nothing shows the page as it is by default: nothing else depends on it.
  }
}
