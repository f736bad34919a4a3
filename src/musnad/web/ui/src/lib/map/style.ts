/** How the map is drawn: the ground, the user's own tiles above it, areas, points in groups, and names. */
import type {
  ExpressionSpecification, FilterSpecification, LayerSpecification, SourceSpecification, StyleSpecification,
} from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import type { Language } from '$lib/language.svelte';
import type { Palette } from './palette';
import type { AreaNames, Areas, Ground, Points } from './places';

/** What is drawn: the ground with the names that nothing else bears, and the claims of the places. */
export interface Drawn {
  ground: Ground;
  groundNames: FeatureCollection;
  points: Points;
  areas: Areas;
  areaNames: AreaNames;
}
/** A file of tiles of the user's own: its source and its layers. */
export interface OwnTiles {
  source: SourceSpecification;
  layers: readonly LayerSpecification[];
}

/** Fonts of the page: without an address of glyphs the map draws letters with them by itself, and joins Arabic ones. */
const FONT = ['IBM Plex Sans Arabic'];
export const CLAIM_LAYERS = ['points', 'groups', 'areas'] as const;
const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };
const GROUPED: FilterSpecification = ['has', 'point_count'];
const SINGLE: FilterSpecification = ['!', ['has', 'point_count']];
const CLAIMS: ExpressionSpecification = ['get', 'claims'];
const RADIUS: ExpressionSpecification = ['interpolate', ['linear'], ['sqrt', CLAIMS], 1, 5, 10, 9, 30, 16, 70, 26, 200, 40];
const DIM: ExpressionSpecification = ['case', ['get', 'dimmed'], 0.25, 1];

function geojson(data: unknown, more: object = {}): SourceSpecification {
  return { type: 'geojson', data: data as FeatureCollection, ...more } as SourceSpecification;
}

/** The whole style. `language` tells which digits and marks numbers have. */
export function styleOf(drawn: Drawn, colours: Palette, language: Language, own: OwnTiles | null): StyleSpecification {
  return {
    version: 8,
    sources: {
      countries: geojson(drawn.ground.countries),
      units: geojson(drawn.ground.units),
      lines: geojson(drawn.ground.lines),
      names: geojson(drawn.groundNames),
      areas: geojson(drawn.areas),
      areaNames: geojson(drawn.areaNames),
      points: geojson(drawn.points, {
        cluster: true, clusterRadius: 44, clusterMaxZoom: 9,
        clusterProperties: { claims: ['+', ['get', 'claims']], dimmed: ['all', ['get', 'dimmed']] },
      }),
      chosen: geojson(EMPTY),
      ...(own === null ? {} : { own: own.source }),
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colours.sunken } },
      { id: 'land', type: 'fill', source: 'countries', paint: { 'fill-color': colours.sheet } },
      ...(own?.layers ?? []),
      ...areas(colours),
      ...lines(colours),
      ...groundText(colours),
      ...points(colours, language),
    ],
  };
}

function areas(colours: Palette): LayerSpecification[] {
  const strength: ExpressionSpecification = ['match', ['get', 'step'], 0, 0.1, 1, 0.2, 2, 0.32, 3, 0.44, 0.58];
  return [
    { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': colours.place, 'fill-opacity': ['*', strength, DIM] } },
    {
      id: 'areas-edge', type: 'line', source: 'areas',
      paint: { 'line-color': colours.place, 'line-width': ['match', ['get', 'rank'], 'country', 0.8, 1.4], 'line-opacity': ['*', 0.7, DIM] },
    },
    { id: 'chosen-edge', type: 'line', source: 'chosen', paint: { 'line-color': colours.focus, 'line-width': 3 } },
  ];
}

function lines(colours: Palette): LayerSpecification[] {
  const of = (kind: string): FilterSpecification => ['==', ['get', 'kind'], kind];
  return [
    { id: 'first', type: 'line', source: 'lines', filter: of('first_level'), minzoom: 4, paint: { 'line-color': colours.line, 'line-width': 0.8 } },
    { id: 'coast', type: 'line', source: 'lines', filter: of('coast'), paint: { 'line-color': colours.edge, 'line-width': 0.6 } },
    { id: 'border', type: 'line', source: 'lines', filter: of('border'), paint: { 'line-color': colours.edge, 'line-width': 1 } },
    {
      id: 'disputed', type: 'line', source: 'lines', filter: of('disputed'),
      paint: { 'line-color': colours.edge, 'line-width': 1, 'line-dasharray': [3, 2] },
    },
  ];
}

function groundText(colours: Palette): LayerSpecification[] {
  const paint = { 'text-color': colours.faint, 'text-halo-color': colours.sheet, 'text-halo-width': 1.2 };
  const layout = { 'text-field': ['get', 'label'] as ExpressionSpecification, 'text-font': FONT, 'text-max-width': 8 };
  return [
    {
      id: 'unit-names', type: 'symbol', source: 'names', minzoom: 5.2, filter: ['==', ['get', 'rank'], 'unit'],
      layout: { ...layout, 'text-size': 11 }, paint,
    },
    {
      id: 'country-names', type: 'symbol', source: 'names', filter: ['==', ['get', 'rank'], 'country'],
      layout: { ...layout, 'text-size': ['interpolate', ['linear'], ['zoom'], 2, 10, 6, 15], 'symbol-sort-key': ['-', ['get', 'size']] },
      paint: { ...paint, 'text-color': colours.soft },
    },
  ];
}

function points(colours: Palette, language: Language): LayerSpecification[] {
  const halo = { 'text-halo-color': colours.sheet, 'text-halo-width': 1.6 };
  const numbers: ExpressionSpecification = ['number-format', CLAIMS, { locale: language === 'ar' ? 'ar-u-nu-latn' : 'en-GB' }];
  const withNumber: ExpressionSpecification = ['concat', ['get', 'name'], '\n', numbers];
  const size: ExpressionSpecification = ['interpolate', ['linear'], ['sqrt', CLAIMS], 1, 11, 40, 14];
  return [
    {
      id: 'points', type: 'circle', source: 'points', filter: SINGLE,
      paint: {
        'circle-color': ['case', ['get', 'near'], colours.sheet, colours.accent],
        'circle-radius': RADIUS,
        'circle-opacity': ['*', ['case', ['get', 'near'], 0.55, 0.85], DIM],
        'circle-stroke-color': ['case', ['get', 'near'], colours.accent, colours.sheet],
        'circle-stroke-width': ['case', ['get', 'near'], 2, 1.2],
        'circle-stroke-opacity': DIM,
      },
    },
    {
      id: 'groups', type: 'circle', source: 'points', filter: GROUPED,
      paint: {
        'circle-color': colours.accent, 'circle-radius': ['max', 13, RADIUS], 'circle-opacity': ['*', 0.9, DIM],
        'circle-stroke-color': colours.accent, 'circle-stroke-width': 5, 'circle-stroke-opacity': ['*', 0.28, DIM],
      },
    },
    {
      id: 'chosen-point', type: 'circle', source: 'chosen', filter: ['==', ['geometry-type'], 'Point'],
      paint: { 'circle-radius': 14, 'circle-color': colours.focus, 'circle-opacity': 0, 'circle-stroke-color': colours.focus, 'circle-stroke-width': 3 },
    },
    {
      id: 'area-names', type: 'symbol', source: 'areaNames',
      layout: { 'text-field': withNumber, 'text-font': FONT, 'text-size': size, 'text-max-width': 9, 'symbol-sort-key': ['-', CLAIMS] },
      paint: { 'text-color': colours.place, 'text-opacity': DIM, ...halo },
    },
    {
      id: 'point-names', type: 'symbol', source: 'points', filter: SINGLE,
      layout: {
        'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': size, 'text-max-width': 9, 'symbol-sort-key': ['-', CLAIMS],
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'], 'text-radial-offset': ['interpolate', ['linear'], ['sqrt', CLAIMS], 1, 0.7, 70, 1.9],
      },
      paint: { 'text-color': colours.ink, 'text-opacity': DIM, ...halo },
    },
    {
      id: 'group-counts', type: 'symbol', source: 'points', filter: GROUPED,
      layout: { 'text-field': numbers, 'text-font': FONT, 'text-size': 12, 'text-allow-overlap': true },
      paint: { 'text-color': colours.sheet },
    },
  ];
}
