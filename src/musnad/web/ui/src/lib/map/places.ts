/** Claims by place, as the map and its lists need them. Nothing that is known as an area becomes a point. */
import type { Feature, FeatureCollection, MultiPolygon, Point } from 'geojson';
import type { components } from '$lib/api/schema';
import type { Language } from '$lib/language.svelte';

export type Spot = components['schemas']['Spot'];
export type Mapped = components['schemas']['Mapped'];
export type Ground = components['schemas']['Ground'];
export type Why = NonNullable<Spot['why']>;

/** What a place bears on the map. `near`: its point is that of the place around it, or of one beside it. */
export interface Marked {
  place: string;
  name: string;
  claims: number;
  near: boolean;
  dimmed: boolean;
}
export type Points = FeatureCollection<Point, Marked>;
export type Areas = FeatureCollection<MultiPolygon, Marked & { area: string; step: number; rank: string }>;
export type AreaNames = FeatureCollection<Point, Marked & { rank: string }>;

/** A name in the language of the page, and in the other where it has none in that. */
export function named(of: { name: string | null; name_en: string | null }, language: Language): string {
  return (language === 'ar' ? (of.name ?? of.name_en) : (of.name_en ?? of.name)) ?? '';
}

function marked(spot: Spot, language: Language, chosen: ReadonlySet<string> | null): Marked {
  return {
    place: spot.place,
    name: named(spot, language),
    claims: spot.claims,
    near: spot.level === 'near' || spot.point === 'parent',
    dimmed: chosen !== null && !chosen.has(spot.place),
  };
}

/** The places that are drawn as points; `chosen` are those of a filter, null where none asks for a place. */
export function pointsOf(places: readonly Spot[], language: Language, chosen: ReadonlySet<string> | null): Points {
  const features = places.flatMap((spot): Feature<Point, Marked>[] =>
    spot.drawn === 'point' && typeof spot.lat === 'number' && typeof spot.lon === 'number'
      ? [{ type: 'Feature', geometry: { type: 'Point', coordinates: [spot.lon, spot.lat] }, properties: marked(spot, language, chosen) }]
      : [],
  );
  return { type: 'FeatureCollection', features };
}

/** How strongly an area is filled, from 0 to 4, by its share of the claims of the fullest one. */
export function stepOf(claims: number, most: number): number {
  if (claims <= 0 || most <= 0) return 0;
  return Math.min(4, Math.max(0, Math.ceil(Math.sqrt(claims / most) * 5) - 1));
}

/** The places that are drawn as areas, the largest first, and the points inside them at which their names stand. */
export function areasOf(
  places: readonly Spot[], ground: Ground, language: Language, chosen: ReadonlySet<string> | null,
): { areas: Areas; names: AreaNames } {
  const outlines = byId<MultiPolygon>(ground.countries, ground.units);
  const inside = byId<Point>(ground.names);
  const shown = places.filter((spot) => spot.drawn === 'area' && outlines.has(spot.area ?? ''));
  const most = Math.max(0, ...shown.map((spot) => spot.claims));
  const ordered = [...shown].sort((one, other) => Number(other.level === 'country') - Number(one.level === 'country'));
  const areas: Areas = { type: 'FeatureCollection', features: [] };
  const names: AreaNames = { type: 'FeatureCollection', features: [] };
  for (const spot of ordered) {
    const area = spot.area ?? '';
    const [outline, point] = [outlines.get(area), inside.get(area)];
    const own = { ...marked(spot, language, chosen), rank: spot.level === 'country' ? 'country' : 'unit' };
    if (outline !== undefined) {
      areas.features.push({ type: 'Feature', geometry: outline, properties: { ...own, area, step: stepOf(spot.claims, most) } });
    }
    if (point !== undefined) {
      names.features.push({ type: 'Feature', geometry: point, properties: own });
    }
  }
  return { areas, names };
}

function byId<G>(...collections: readonly unknown[]): Map<string, G> {
  const features = collections.flatMap((each) => (each as { features: { properties: { id: string }; geometry: G }[] }).features);
  return new Map(features.map((each) => [each.properties.id, each.geometry]));
}

/** Names of the ground that no claims' area bears, in the language of the page. */
export function groundNames(ground: Ground, language: Language, taken: ReadonlySet<string>): FeatureCollection<Point> {
  const all = ground.names as unknown as FeatureCollection<Point, { id: string; name: string | null; name_en: string | null; rank: string; size: number }>;
  const features = all.features
    .filter((each) => !taken.has(each.properties.id))
    .map((each) => ({ ...each, properties: { ...each.properties, label: named(each.properties, language) } }));
  return { type: 'FeatureCollection', features };
}

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/**
 * What the map shows at first: all but the few farthest claims of places smaller than a country, so that one mention of
 * another continent does not make a dot of everything else; of countries alone, all of them.
 */
export function firstBox(points: Points, names: AreaNames): Box | null {
  const smaller = [...points.features, ...names.features.filter((each) => each.properties.rank === 'unit')];
  const shown = smaller.length > 0 ? smaller : names.features;
  if (shown.length === 0) return null;
  const [west, east] = usual(shown.map((each) => [each.geometry.coordinates[0] ?? 0, each.properties.claims]));
  const [south, north] = usual(shown.map((each) => [each.geometry.coordinates[1] ?? 0, each.properties.claims]));
  return { west, south, east, north };
}

const FEW = 0.03;

/** The first and the last of weighed values, but for a few at either end. */
function usual(values: readonly (readonly [number, number])[]): [number, number] {
  const ordered = [...values].sort((one, other) => one[0] - other[0]);
  const few = ordered.reduce((sum, [, weight]) => sum + weight, 0) * FEW;
  return [past(ordered, few), past(ordered.reverse(), few)];
}

function past(ordered: readonly (readonly [number, number])[], few: number): number {
  let passed = 0;
  for (const [value, weight] of ordered) {
    passed += weight;
    if (passed > few) return value;
  }
  return ordered.at(-1)?.[0] ?? 0;
}

/** How many claims lie in which lane; together they are all claims of the map. */
export function lanesOf(mapped: Mapped): { drawn: number; listed: number; within: number; named: number; none: number } {
  const sum = (spots: readonly Spot[]) => spots.reduce((total, spot) => total + spot.claims, 0);
  return {
    drawn: sum(mapped.places.filter((spot) => spot.drawn !== 'listed')),
    listed: sum(mapped.places.filter((spot) => spot.drawn === 'listed')),
    within: mapped.within,
    named: mapped.named,
    none: mapped.none,
  };
}
