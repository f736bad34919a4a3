/** Who works here, on which case: asked for once, and again when a case is opened. */
import { api, Fault, got, useToken } from './api/client';
import type { components } from './api/schema';

export type Session = components['schemas']['SessionInfo'];

let now = $state.raw<Session | null>(null);
let fault = $state.raw<Fault | null>(null);

/** The session, or null before it is known. */
export function session(): Session | null {
  return now;
}

/** Why it is not known. */
export function sessionFault(): Fault | null {
  return fault;
}

/** Ask who works here, and on which case. */
export async function askSession(): Promise<void> {
  try {
    now = await got(api.GET('/api/session'));
    useToken(now.csrf);
    fault = null;
  } catch (error) {
    fault = error instanceof Fault ? error : new Fault(0, 'broken', String(error));
  }
}
