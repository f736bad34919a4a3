/**
 * A PMTiles file of the user's own, given to the server at its start and read from it in parts.
 *
 * A file of pictures is shown as it is. One of shapes says which layers it has, not how they look: those whose names
 * are usual (of Protomaps, OpenMapTiles and Shortbread) are drawn as what they are, all others as thin lines.
 */
import type { LayerSpecification } from 'maplibre-gl';
import { PMTiles, Protocol, TileType } from 'pmtiles';
import type { Palette } from './palette';
import type { OwnTiles } from './style';

const PATH = '/api/map/tiles';
const WATER = /^(water|ocean|oceans|lakes?|water_polygons|sea)/;
const GREEN = /^(landuse|landcover|park|natural|land)$/;
const ROADS = /^(roads?|transportation|streets?|street_polygons|transit|bridges)$/;
const BUILDINGS = /^buildings?$/;
const BORDERS = /^boundar(y|ies)$/;
/** What has points alone, or nothing that is seen from afar. */
const UNDRAWN = /^(places?|poi|pois|housenumber|.*_(name|labels?)|.*labels?|aerodrome_label|mountain_peak|earth)$/;

export interface OwnLayer {
  id: string;
}

export function ownAddress(): string {
  return `pmtiles://${location.origin}${PATH}`;
}

/** The protocol by which the map asks for the tiles; to be added to the map before its first style. */
export function protocol(): Protocol {
  const found = new Protocol({ metadata: true });
  found.add(new PMTiles(`${location.origin}${PATH}`));
  return found;
}

/** The source and the layers of the file that the server was started with. Fails if it is none. */
export async function ownTiles(colours: Palette): Promise<OwnTiles> {
  const file = new PMTiles(`${location.origin}${PATH}`);
  const header = await file.getHeader();
  if (header.tileType !== TileType.Mvt) {
    return {
      source: { type: 'raster', url: ownAddress(), tileSize: 256 },
      layers: [{ id: 'own', type: 'raster', source: 'own', paint: { 'raster-saturation': -0.6, 'raster-opacity': 0.75 } }],
    };
  }
  const told = (await file.getMetadata()) as { vector_layers?: OwnLayer[] } | undefined;
  return { source: { type: 'vector', url: ownAddress() }, layers: layersOf(told?.vector_layers ?? [], colours) };
}

/** How layers of shapes are drawn, water first and buildings last. */
export function layersOf(layers: readonly OwnLayer[], colours: Palette): LayerSpecification[] {
  const rank = (id: string) => [GREEN, WATER, BORDERS, ROADS, BUILDINGS].findIndex((each) => each.test(id));
  return layers
    .filter(({ id }) => !UNDRAWN.test(id))
    .sort((one, other) => rank(one.id) - rank(other.id))
    .map(({ id }) => layerOf(id, colours));
}

function layerOf(id: string, colours: Palette): LayerSpecification {
  const of = { id: `own-${id}`, source: 'own', 'source-layer': id } as const;
  if (WATER.test(id)) return { ...of, type: 'fill', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': colours.sunken } };
  if (GREEN.test(id)) {
    return { ...of, type: 'fill', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': colours.placeGround, 'fill-opacity': 0.35 } };
  }
  if (BUILDINGS.test(id)) return { ...of, type: 'fill', minzoom: 13, paint: { 'fill-color': colours.line } };
  const width = ROADS.test(id) ? (['interpolate', ['linear'], ['zoom'], 6, 0.4, 14, 2.4] as const) : 0.6;
  return { ...of, type: 'line', paint: { 'line-color': ROADS.test(id) ? colours.edge : colours.line, 'line-width': width as number } };
}
