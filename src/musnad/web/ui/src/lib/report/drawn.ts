/** Draws layers over a text by the browser's highlights: ranges over letters that stay where and as they are. */
import type { Span } from '../offsets';
import { LAYERS, type Layer } from './marks';
import { rangeOf } from './nodes';

/** Whether this browser can draw over a text without elements in it. */
export function canDraw(): boolean {
  return typeof Highlight !== 'undefined' && 'highlights' in CSS;
}

/** Draw some of the layers over the nodes of a text, in place of what was drawn of them before. */
export function draw(nodes: readonly Text[], layers: ReadonlyMap<Layer, readonly Span[]>, some: readonly Layer[]): void {
  for (const [priority, layer] of LAYERS.entries()) {
    if (!some.includes(layer)) continue;
    const ranges = (layers.get(layer) ?? []).flatMap((span) => rangeOf(nodes, span) ?? []);
    if (ranges.length === 0) {
      CSS.highlights.delete(`m-${layer}`);
      continue;
    }
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    CSS.highlights.set(`m-${layer}`, highlight);
  }
}

/** Take all that is drawn away. */
export function undraw(): void {
  for (const layer of LAYERS) CSS.highlights.delete(`m-${layer}`);
}
