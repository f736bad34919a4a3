/** What goes on in the background, as the server tells it while it goes on: one stream for all that shows it. */
import type { components } from '../api/schema';
import { heardOf, type CaseNow } from '../changes.svelte';

type Schemas = components['schemas'];
export type WorkState = Schemas['State'];
export type UnderWay = Schemas['UnderWay'];
export type Ended = Schemas['Ended'];
export type Problem = Schemas['Problem'];
export type Kind = UnderWay['kind'];
/** A report as it is told when it was read. */
export type ReportTold = Schemas['ReportTold'];

const SHOWN = 60;

let state = $state.raw<WorkState>({ under_way: null, waiting: [], ended: [] });
let read = $state.raw<readonly ReportTold[]>([]);
let changes = $state(0);
let known = $state(false);
let listeners = 0;
let stream: EventSource | null = null;

/** What goes on, waits, and has ended. */
export function work(): WorkState {
  return state;
}

/** The reports read since the page was opened and shortly before, the last first. */
export function readLately(): readonly ReportTold[] {
  return read;
}

/** How often something was kept for good, or was over: changes when what lists show may have changed. */
export function workChanges(): number {
  return changes;
}

/** Whether anything goes on or waits. */
export function isAtWork(): boolean {
  return state.under_way !== null || state.waiting.length > 0;
}

/** Whether reports are being read. */
export function isReading(of: WorkState): boolean {
  return of.under_way?.kind === 'run' || of.under_way?.kind === 'retry';
}

/** Take a state that an answer brought, before the stream tells it. */
export function takeState(told: WorkState): void {
  state = told;
}

/** Forget what was read in another case. */
export function forgetRead(): void {
  read = [];
}

/** Listen while anybody shows it; what it gives stops it again. The browser comes back by itself when the line breaks. */
export function followWork(): () => void {
  listeners += 1;
  stream ??= listen();
  return () => {
    listeners -= 1;
    if (listeners > 0) return;
    stream?.close();
    stream = null;
  };
}

function listen(): EventSource {
  const source = new EventSource('/api/work/events');
  source.addEventListener('work', (event) => {
    const before = state;
    state = JSON.parse(event.data as string) as WorkState;
    if (isReading(state) && state.under_way?.since !== before.under_way?.since && known) read = [];
    known = true;
    if (state.ended[0]?.at !== before.ended[0]?.at || state.ended.length !== before.ended.length) changes += 1;
  });
  source.addEventListener('case', (event) => heardOf(JSON.parse(event.data as string) as CaseNow));
  source.addEventListener('read', (event) => {
    const report = JSON.parse(event.data as string) as ReportTold;
    read = [report, ...read.filter((each) => each.report !== report.report)].slice(0, SHOWN);
    changes += 1;
  });
  return source;
}
