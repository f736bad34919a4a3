/** Files that were dropped or chosen, with the folders they lie in. */

/** A file and its name with the folders it was dropped with: `hasaka/2022/report.txt`. */
export interface Chosen {
  readonly file: File;
  readonly path: string;
}

/** The files of a list as a picker gives it; of a folder with their paths. */
export function chosenOf(list: FileList | readonly File[]): Chosen[] {
  return [...list].map((file) => ({ file, path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath }));
}

/**
 * What was dropped: files, and of folders all that lies in them, in the order of their paths. Called before the drop is
 * over: what it holds cannot be asked for later.
 */
export async function dropped(transfer: DataTransfer): Promise<Chosen[]> {
  const entries = [...transfer.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry());
  const plain = chosenOf(transfer.files);
  if (entries.every((entry) => entry === null)) return plain;
  const found = await Promise.all(entries.filter((entry) => entry !== null).map(within));
  return found.flat().sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

async function within(entry: FileSystemEntry): Promise<Chosen[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, path: entry.fullPath.replace(/^\/+/, '') }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Chosen[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return found;
    for (const each of await Promise.all(part.map(within))) found.push(...each);
  }
}

/** The sum of the bytes of files. */
export function bytesOf(files: readonly Chosen[]): number {
  return files.reduce((sum, each) => sum + each.file.size, 0);
}

/** Files in parcels: none of more than so many files, or so many bytes unless one file alone has more. */
export function parcels(files: readonly Chosen[], most = 200, bytes = 32_000_000): Chosen[][] {
  const found: Chosen[][] = [];
  let held = 0;
  for (const each of files) {
    const last = found.at(-1);
    if (last === undefined || last.length === most || held + each.file.size > bytes) {
      found.push([each]);
      held = each.file.size;
    } else {
      last.push(each);
      held += each.file.size;
    }
  }
  return found;
}
