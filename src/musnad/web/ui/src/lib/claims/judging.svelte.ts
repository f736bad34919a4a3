/** Judging claims of a list, one or many at once, and taking it back. */
import { api, Fault, got } from '$lib/api/client';
import { number } from '$lib/format';
import { m } from '$lib/paraglide/messages';
import { tell } from '$lib/toasts.svelte';

export type Verdict = 'accepted' | 'rejected' | 'unsure';
export interface Key {
  readonly report: string;
  readonly claim: string;
}

const TOLD: Readonly<Record<Verdict, (inputs: { count: string }) => string>> = {
  accepted: m.claims_judged_accepted, rejected: m.claims_judged_rejected, unsure: m.claims_judged_unsure,
};

/** What was decided on this page, the last behind: each the entries of the journal that belong together. */
export class Judging {
  #decided: (readonly number[])[] = [];
  busy = $state(false);

  /** `changed` is called when decisions were entered or taken back. */
  constructor(readonly changed: () => void, readonly blind: boolean) {}

  /** Judge claims, all of them or none; whether it went well. */
  async judge(keys: readonly Key[], verdict: Verdict, reason: string): Promise<boolean> {
    return await this.#doing(async () => {
      const body = { claims: keys.map(({ report, claim }) => ({ report, claim })), verdict, blind: this.blind, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
      const found = await got(api.POST('/api/judgements', { body }));
      const entries = found.map((each) => each.entry).filter((each) => each !== null);
      if (entries.length === 0) {
        tell(m.claims_judged_same());
        return;
      }
      this.#decided.push(entries);
      tell(TOLD[verdict]({ count: number(entries.length) }), { tone: 'good', action: { label: m.shell_undo(), run: () => void this.undo(entries) } });
    });
  }

  /** Take back what was decided together, the last of it where nothing is named. */
  async undo(entries: readonly number[] | undefined = this.#decided.at(-1)): Promise<boolean> {
    if (entries === undefined) {
      tell(m.claims_nothing_to_undo());
      return false;
    }
    return await this.#doing(async () => {
      const { undone } = await got(api.POST('/api/claims/undo', { body: { entries: [...entries] } }));
      this.#decided = this.#decided.filter((each) => each !== entries);
      tell(m.claims_undone({ count: number(undone) }), { tone: 'good' });
    });
  }

  async #doing(what: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await what();
      this.changed();
      return true;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      tell(error.message || m.shell_unreached(), { tone: 'bad' });
      return false;
    } finally {
      this.busy = false;
    }
  }
}
