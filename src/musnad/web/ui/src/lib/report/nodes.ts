/** Places of a text in the nodes that show it: the only module that knows how the text stands in the page. */
import type { Span } from '../offsets';

/** The nodes of a text, in order; joined they are the text. */
export function textNodes(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode() !== null) found.push(walker.currentNode as Text);
  return found;
}

/** A span of the text, in UTF-16 units, as a range over its nodes. */
export function rangeOf(nodes: readonly Text[], span: Span): Range | null {
  const [start, end] = [placeIn(nodes, span.start, false), placeIn(nodes, span.end, true)];
  if (start === null || end === null) return null;
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

function placeIn(nodes: readonly Text[], unit: number, ends: boolean): { node: Text; offset: number } | null {
  let before = 0;
  for (const node of nodes) {
    const offset = unit - before;
    if (offset < node.length || (ends && offset === node.length)) return offset < 0 ? null : { node, offset };
    before += node.length;
  }
  const last = nodes.at(-1);
  return last !== undefined && unit === before ? { node: last, offset: last.length } : null;
}

/** Where in the text, in UTF-16 units, a place in a node is; null outside the text. */
export function unitOf(nodes: readonly Text[], node: Node, offset: number): number | null {
  if (!(node instanceof Text)) return unitIn(nodes, node, offset);
  let before = 0;
  for (const each of nodes) {
    if (each === node) return before + offset;
    before += each.length;
  }
  return null;
}

/** The same where the place is between elements: a selection of whole lines ends there. */
function unitIn(nodes: readonly Text[], parent: Node, offset: number): number | null {
  if (!nodes.some((each) => parent.contains(each))) return null;
  const next = parent.childNodes[offset];
  const isBefore = (each: Text): boolean =>
    next === undefined ? parent.contains(each) || isAhead(each, parent) : isAhead(each, next) && !next.contains(each);
  return nodes.filter(isBefore).reduce((sum, each) => sum + each.length, 0);
}

function isAhead(one: Node, other: Node): boolean {
  return (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}

/** The place in the text under a point of the window. */
export function unitAt(nodes: readonly Text[], x: number, y: number): number | null {
  if ('caretPositionFromPoint' in document) {
    const found = document.caretPositionFromPoint(x, y);
    return found === null ? null : unitOf(nodes, found.offsetNode, found.offset);
  }
  const found = (document as { caretRangeFromPoint?: (x: number, y: number) => Range | null }).caretRangeFromPoint?.(x, y);
  return found == null ? null : unitOf(nodes, found.startContainer, found.startOffset);
}

/** The letter under a point: a caret stands between two, and which of them is meant its box tells. */
export function letterAt(nodes: readonly Text[], x: number, y: number): number | null {
  const unit = unitAt(nodes, x, y);
  if (unit === null) return null;
  for (const at of [unit, unit - 1]) {
    if (at < 0) continue;
    const boxes = rangeOf(nodes, { start: at, end: at + 1 })?.getClientRects() ?? [];
    for (const box of boxes) if (box.left <= x && x <= box.right && box.top <= y && y <= box.bottom) return at;
  }
  return null;
}

/** What is selected within a text, in UTF-16 units; null if nothing is, or something else. */
export function selectedIn(nodes: readonly Text[], selection: Selection | null): Span | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const [start, end] = [unitOf(nodes, range.startContainer, range.startOffset), unitOf(nodes, range.endContainer, range.endOffset)];
  return start === null || end === null || start >= end ? null : { start, end };
}
