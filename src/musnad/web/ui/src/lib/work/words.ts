/** The words for what goes on. */
import { language } from '../language.svelte';
import { m } from '../paraglide/messages';
import type { Ended, Kind } from './work.svelte';

export const KINDS: Readonly<Record<Kind, () => string>> = {
  add: m.work_kind_add,
  run: m.work_kind_run,
  retry: m.work_kind_retry,
  export: m.work_kind_export,
};
export const ENDINGS: Readonly<Record<Ended['ending'], () => string>> = {
  done: m.work_ending_done,
  stopped: m.work_ending_stopped,
  failed: m.work_ending_failed,
};

/** A span of seconds, as closely as one wants to know it: 40 seconds, 3 minutes, 2 hours. */
export function span(seconds: number): string {
  const [of, unit] = seconds < 90 ? [seconds, 'second'] : seconds < 5400 ? [seconds / 60, 'minute'] : [seconds / 3600, 'hour'];
  const locale = language() === 'ar' ? 'ar-u-nu-latn' : 'en-GB';
  return new Intl.NumberFormat(locale, { style: 'unit', unit: unit as string, unitDisplay: 'long', maximumFractionDigits: 0 }).format(of as number);
}
