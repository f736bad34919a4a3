/** Words that stand out in a text, by the CSS Custom Highlight API: the text stays one piece, and no letter is parted. */
import type { Attachment } from 'svelte/attachments';
import { Offsets, type Span } from '$lib/offsets';

/** The name in the styles: `::highlight(incident-words)`. */
const NAME = 'incident-words';

function held(): Highlight {
  const known = CSS.highlights.get(NAME);
  if (known !== undefined) return known;
  const made = new Highlight();
  CSS.highlights.set(NAME, made);
  return made;
}

/** Lets spans of an element's text stand out: code points from the beginning of that text. */
export function lit(spans: readonly Span[]): Attachment<HTMLElement> {
  return (node) => {
    const text = node.firstChild;
    if (!(text instanceof Text) || !('highlights' in CSS)) return;
    const offsets = new Offsets(text.data);
    const ranges = spans
      .filter((span) => span.start >= 0 && span.end <= offsets.length)
      .map((span) => {
        const { start, end } = offsets.span(span);
        const range = new Range();
        range.setStart(text, start);
        range.setEnd(text, end);
        return range;
      });
    const highlight = held();
    for (const range of ranges) highlight.add(range);
    return () => {
      for (const range of ranges) highlight.delete(range);
    };
  };
}
