/** When a claim happened: a day, a month, a year, a stretch, open ends. */
import { day } from '$lib/format';
import { m } from '$lib/paraglide/messages';

interface Told {
  readonly time: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** The time of a claim, null where it tells none. */
export function when({ time, earliest, latest }: Told): string | null {
  if (earliest === null && latest === null) return null;
  const told = bare(earliest, latest);
  return time?.endsWith('~') ? m.claims_time_about({ time: told }) : told;
}

function bare(earliest: string | null, latest: string | null): string {
  if (earliest === null) return m.claims_time_to({ day: day(latest ?? '') });
  if (latest === null) return m.claims_time_from({ day: day(earliest) });
  if (earliest === latest) return day(earliest);
  return span(earliest, latest) ?? `${day(earliest)} – ${day(latest)}`;
}

/** A whole year or month, null for any other stretch. */
function span(earliest: string, latest: string): string | null {
  if (earliest.slice(0, 4) !== latest.slice(0, 4)) return null;
  if (earliest.endsWith('-01-01') && latest.endsWith('-12-31')) return day(earliest.slice(0, 4));
  const next = new Date(Date.parse(latest) + 86_400_000);
  if (earliest.slice(0, 7) !== latest.slice(0, 7) || !earliest.endsWith('-01') || next.getUTCDate() !== 1) return null;
  return day(earliest.slice(0, 7));
}
