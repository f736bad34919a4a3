/**
 * The server, as its OpenAPI describes it: `await got(api.GET('/api/reports', {params: {query: {limit: 50}}}))`.
 *
 * Every request says in which language it wants messages and labels; every change carries the token of the session.
 */
import createClient, { type Middleware } from 'openapi-fetch';
import { entriesIn, known } from '../changes.svelte';
import { language } from '../language.svelte';
import type { paths } from './schema';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
let csrf = '';

/** What the session gives for changes; `session.svelte.ts` asks for it. */
export function useToken(token: string): void {
  csrf = token;
}

/** What every request carries, for those that do not go through `api` (an upload that tells its progress). */
export function headersFor(method: string): Record<string, string> {
  return { 'Accept-Language': language(), ...(SAFE.has(method) ? {} : { 'X-Musnad-CSRF': csrf }) };
}

const told: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(headersFor(request.method))) request.headers.set(name, value);
    return request;
  },
  async onResponse({ request, response }) {
    if (SAFE.has(request.method) || !response.ok || response.headers.get('content-type')?.includes('json') !== true) return;
    for (const entry of entriesIn(await response.clone().json())) known.made(entry);
  },
};

export const api = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? 'http://localhost' : location.origin,
  credentials: 'same-origin',
  querySerializer: { array: { style: 'form', explode: true } },
});
api.use(told);

/** What the server refuses, in the language it was asked in; `status` 0: it could not be reached. */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly status: number,
    readonly key: string,
    message: string,
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What an answer holds; its refusal as a `Fault`. */
export async function got<T>(asked: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await asked;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Fault(0, 'unreached', '');
  }
  if (!answer.response.ok) throw faultOf(answer.response.status, answer.error);
  return answer.data as T;
}

/** The refusal that a body tells: `{key, message, fields}`. */
export function faultOf(status: number, body: unknown): Fault {
  const told = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const [key, message, fields] = [told['key'], told['message'], told['fields']];
  return new Fault(
    status,
    typeof key === 'string' ? key : 'unknown',
    typeof message === 'string' ? message : '',
    typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : {},
  );
}
