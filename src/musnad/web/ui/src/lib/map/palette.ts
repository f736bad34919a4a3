/** The colours of the styles as a map needs them: as values, for the theme that is worn now. */

const WANTED = {
  paper: '--paper', sheet: '--sheet', sunken: '--sunken', ink: '--ink', soft: '--soft', faint: '--faint', line: '--line', edge: '--edge',
  place: '--place', placeGround: '--place-ground', accent: '--accent', focus: '--focus', warn: '--warn',
} as const;
export type Palette = Readonly<Record<keyof typeof WANTED, string>>;

/** The colours now. A property holds what was written (`light-dark(…)`); only what is drawn with it has a value. */
export function palette(beside: HTMLElement): Palette {
  const probe = document.createElement('span');
  beside.append(probe);
  const found = Object.fromEntries(
    Object.entries(WANTED).map(([name, property]) => {
      probe.style.setProperty('color', `var(${property})`);
      return [name, getComputedStyle(probe).color];
    }),
  );
  probe.remove();
  return found as Palette;
}
