import { describe, expect, it } from 'vitest';
import { bytesOf, chosenOf, parcels, type Chosen } from './files';

function chosen(...sizes: number[]): Chosen[] {
  return sizes.map((size, at) => ({ file: new File([new Uint8Array(size)], `${at}.txt`), path: `in/${at}.txt` }));
}

describe('files in parcels', () => {
  it('go all, once, in their order', () => {
    const files = chosen(...Array.from({ length: 57 }, (_, at) => (at * 37) % 50));
    const sent = parcels(files, 10, 120);
    expect(sent.flat()).toEqual(files);
    for (const parcel of sent) {
      expect(parcel.length).toBeLessThanOrEqual(10);
      expect(parcel.length === 1 || bytesOf(parcel) <= 120).toBe(true);
    }
  });

  it('a file that is too large for a parcel goes alone', () => {
    expect(parcels(chosen(1, 500, 1, 1), 10, 100).map((each) => each.length)).toEqual([1, 1, 2]);
  });

  it('of nothing there is none', () => {
    expect(parcels([])).toEqual([]);
  });
});

describe('what a picker gives', () => {
  it('has the name of the file, or its path in the folder', () => {
    const plain = new File(['x'], 'a.txt');
    const inside = Object.defineProperty(new File(['x'], 'b.txt'), 'webkitRelativePath', { value: 'in/sub/b.txt' });
    Object.defineProperty(plain, 'webkitRelativePath', { value: '' });
    expect(chosenOf([plain, inside]).map((each) => each.path)).toEqual(['a.txt', 'in/sub/b.txt']);
  });
});
