/** One report on the desk: which claim is at hand, what is decided of it, and how it is taken back. */
import { api, Fault, got } from '../api/client';
import type { components } from '../api/schema';
import { m } from '../paraglide/messages';
import type { Span } from '../offsets';
import { dismiss, tell, toasts, type Tone } from '../toasts.svelte';
import type { Card, Decided, FieldName, Judged, Report, Verdict } from './shapes';

const DONE: Readonly<Record<Verdict, (inputs: { entry: string }) => string>> = {
  accepted: m.judge_done_accepted, rejected: m.judge_done_rejected, unsure: m.judge_done_unsure,
};

/** What leaves the claims themselves as they are. */
const JUDGED: ReadonlySet<string> = new Set(['claim.accepted', 'claim.corrected', 'claim.rejected', 'claim.unsure']);
type Adding = components['schemas']['AddingClaim'];

/** What was decided is at once in the journal; the report on the desk is kept in step with it. */
export class Desk {
  report = $state.raw<Report | undefined>();
  busy = $state(false);
  #told: number | null = null;
  #before: Promise<unknown> = Promise.resolve();

  /** `onchanged` is called when claims have come or gone, and the report has to be asked for anew. */
  constructor(
    readonly blind: () => boolean,
    readonly onchanged: () => void,
  ) {}

  get cards(): readonly Card[] {
    return this.report?.page?.claims ?? [];
  }

  /** What people judge of a claim, as far as one is shown. */
  judged(claim: string): readonly Judged[] {
    return this.report?.verdicts[claim] ?? [];
  }

  /** Give a claim a verdict; whether that was done. */
  async judge(card: Card, verdict: Verdict, reason: string | null = null): Promise<boolean> {
    const claim = this.#named(card);
    return this.#do(async () => {
      const [made] = await got(api.POST('/api/judgements', { body: { claims: [claim], verdict, reason, blind: this.blind() } }));
      if (made !== undefined) this.#decided(made, made.entry === null ? m.judge_already() : DONE[verdict]({ entry: String(made.entry) }));
    });
  }

  /** Put a value in a field of a claim, with the words it rests on; whether that was done. */
  async correct(card: Card, field: FieldName, value: unknown, words: Span | null): Promise<boolean> {
    const claim = this.#named(card);
    return this.#do(async () => {
      const made = await got(api.POST('/api/corrections', { body: { ...claim, field, value, words, blind: this.blind() } }));
      this.#decided(made, made.entry === null ? m.judge_already() : m.judge_done_corrected({ entry: String(made.entry) }));
    });
  }

  /** Add a claim that was missed; its id, or null where it could not be. */
  async add(body: object): Promise<string | null> {
    const report = this.report?.id ?? '';
    let claim: string | null = null;
    await this.#do(async () => {
      const made = await got(api.POST('/api/reports/{report}/claims', { params: { path: { report } }, body: body as Adding }));
      claim = made.claim;
      const entry = made.entry;
      if (entry === null) this.#say(m.judge_already());
      else this.#say(m.judge_added({ entry: String(entry) }), { label: m.shell_undo(), run: () => void this.undo(entry) });
      this.onchanged();
    });
    return claim;
  }

  /** Take back an entry of the journal, or one's own last decision; the claim that it was about, if it is on the desk. */
  async undo(entry: number | null = null): Promise<string | null> {
    let claim: string | null = null;
    await this.#do(async () => {
      const back = await got(api.POST('/api/undo', { body: { entry, blind: this.blind() } }));
      if (back === null) {
        this.#say(m.judge_nothing_to_undo(), undefined, 'note');
        return;
      }
      if (back.claim !== null && back.claim.report === this.report?.id) {
        claim = back.claim.claim;
        this.#keep(back.claim);
      }
      if (!JUDGED.has(back.action)) this.onchanged();
      this.#say((back.claim === null || claim !== null ? m.judge_undone : m.judge_undone_elsewhere)({ entry: String(back.undone) }));
    });
    return claim;
  }

  /** The words that are meant by what was drawn over; null where there is none. */
  async snap(drawn: Span): Promise<Span | null> {
    if (this.report === undefined) return null;
    try {
      return await got(api.POST('/api/snap', { body: { report: this.report.id, start: drawn.start, end: drawn.end } }));
    } catch (error) {
      if (error instanceof Fault && error.key === 'judge.no-words') return null;
      throw error;
    }
  }

  #named(card: Card): { report: string; claim: string } {
    return { report: this.report?.id ?? '', claim: card.id };
  }

  #decided(made: Decided, told: string): void {
    this.#keep(made);
    const entry = made.entry;
    this.#say(told, entry === null ? undefined : { label: m.shell_undo(), run: () => void this.undo(entry) });
  }

  /** What was done last: one message stands, the one before it goes. */
  #say(text: string, action?: { label: string; run: () => void }, tone: Tone = 'good'): void {
    if (this.#told !== null) dismiss(this.#told);
    tell(text, { tone, ...(action === undefined ? {} : { action }) });
    this.#told = toasts().at(-1)?.id ?? null;
  }

  #keep(made: Decided): void {
    if (this.report?.id !== made.report) return;
    this.report = { ...this.report, verdicts: { ...this.report.verdicts, [made.claim]: made.judged } };
  }

  /** One after the other, in the order in which they were asked for: keys are quicker than answers. */
  #do(what: () => Promise<void>): Promise<boolean> {
    const done = this.#before.then(() => this.#carry(what));
    this.#before = done;
    return done;
  }

  async #carry(what: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    try {
      await what();
      return true;
    } catch (error) {
      tell(error instanceof Fault && error.message !== '' ? error.message : m.shell_unreached(), { tone: 'bad' });
      return false;
    } finally {
      this.busy = false;
    }
  }
}
