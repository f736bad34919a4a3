/** Files on their way to the server, with how far they are: `fetch` cannot tell that of what it sends. */
import { Fault, faultOf, headersFor } from '../api/client';
import type { components } from '../api/schema';
import { bytesOf, parcels, type Chosen } from './files';

export type FilesTaken = components['schemas']['FilesTaken'];

/** What the person says of the files, where they do not say it themselves. */
export interface About {
  readonly outlet: string;
  readonly published: string;
  readonly language: string;
}

/** What has become of all: how many came, how many of a folder were passed over. */
export interface Sent {
  readonly files: number;
  readonly passedOver: number;
  readonly state: FilesTaken['state'];
}

/**
 * Send files, a parcel after the other; `far` is told what share has gone (0 to 1). What is in a parcel that came is
 * taken in whatever happens to the next. Refused as a `Fault`.
 */
export async function send(files: readonly Chosen[], about: About, far: (share: number) => void, signal?: AbortSignal): Promise<Sent> {
  const total = Math.max(bytesOf(files), 1);
  const all = parcels(files);
  let [gone, came, passedOver] = [0, 0, 0];
  let state: FilesTaken['state'] | undefined;
  for (const [at, parcel] of all.entries()) {
    const size = bytesOf(parcel);
    const last = at === all.length - 1;
    const taken = await sendOne(parcel, about, last, (sent) => far(Math.min((gone + Math.min(sent, size)) / total, 1)), signal);
    gone += size;
    came += taken.files;
    passedOver += taken.passed_over;
    state = taken.state;
  }
  if (state === undefined) throw new Fault(0, 'unreached', '');
  return { files: came, passedOver, state };
}

function sendOne(parcel: readonly Chosen[], about: About, run: boolean, sent: (bytes: number) => void, signal?: AbortSignal): Promise<FilesTaken> {
  const form = new FormData();
  for (const { file, path } of parcel) form.append('files', file, path);
  const asked = new URLSearchParams({ run: String(run) });
  for (const [name, value] of Object.entries(about)) if (value !== '') asked.set(name, value as string);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/files?${asked}`);
    for (const [name, value] of Object.entries(headersFor('POST'))) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => sent(event.loaded));
    request.addEventListener('load', () => {
      const body = parsed(request.responseText);
      if (request.status < 300) resolve(body as FilesTaken);
      else reject(faultOf(request.status, body));
    });
    request.addEventListener('error', () => reject(new Fault(0, 'unreached', '')));
    request.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
