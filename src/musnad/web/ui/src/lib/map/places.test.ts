import { describe, expect, it } from 'vitest';
import { filtersOf, given, OF_PLACE, OF_TIME } from './filters';
import { areasOf, firstBox, groundNames, lanesOf, pointsOf, stepOf, type Ground, type Spot } from './places';
import { layersOf } from './tiles';
import type { Palette } from './palette';

const spot = (more: Partial<Spot>): Spot => ({
  place: 'p', name: 'الباب', name_en: 'Al-Bab', kind: 'settlement', country: 'SY', claims: 1, incidents: 1, level: 'settlement', point: 'place',
  drawn: 'point', why: null, lat: 36.4, lon: 37.5, area: null, ...more,
});
const square = { type: 'MultiPolygon', coordinates: [[[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]] };
const of = (id: string, geometry: unknown, more: object = {}) => ({ type: 'Feature', geometry, properties: { id, name: 'سوريا', name_en: 'Syria', ...more } });
const ground = {
  countries: { type: 'FeatureCollection', features: [of('country:SY', square)] },
  units: { type: 'FeatureCollection', features: [of('unit:0', square)] },
  lines: { type: 'FeatureCollection', features: [] },
  names: { type: 'FeatureCollection', features: [of('country:SY', { type: 'Point', coordinates: [1, 1] }, { rank: 'country', size: 2 }), of('unit:0', { type: 'Point', coordinates: [1.5, 1] }, { rank: 'unit', size: 1 })] },
} as unknown as Ground;
const country = spot({ place: 'country:SY', name: 'سوريا', name_en: 'Syria', drawn: 'area', area: 'country:SY', lat: null, lon: null, level: 'country', claims: 9 });
const province = spot({ place: 'geonames:1', drawn: 'area', area: 'unit:0', lat: null, lon: null, level: 'province', claims: 4 });
const listed = spot({ place: 'geonames:2', drawn: 'listed', why: 'no_outline', lat: null, lon: null, claims: 7 });
const all = [spot({}), country, province, listed];

describe('places on the map', () => {
  it('are points or areas, and what is listed is neither', () => {
    expect(pointsOf(all, 'en', null).features.map((each) => each.properties.name)).toEqual(['Al-Bab']);
    const { areas, names } = areasOf(all, ground, 'ar', null);
    expect(areas.features.map((each) => each.properties.place)).toEqual(['country:SY', 'geonames:1']);
    expect(names.features.map((each) => each.properties.rank)).toEqual(['country', 'unit']);
    expect(pointsOf(all, 'ar', null).features[0]?.properties.name).toBe('الباب');
  });

  it('stand back where a filter asks for others', () => {
    const chosen = new Set(['country:SY']);
    expect(pointsOf(all, 'en', chosen).features[0]?.properties.dimmed).toBe(true);
    expect(areasOf(all, ground, 'en', chosen).areas.features.map((each) => each.properties.dimmed)).toEqual([false, true]);
  });

  it('have another look where their point is not their own', () => {
    expect(pointsOf([spot({ point: 'parent', level: 'near' })], 'en', null).features[0]?.properties.near).toBe(true);
  });

  it('of an outline that is not there are not drawn as another', () => {
    expect(areasOf([spot({ drawn: 'area', area: 'unit:99' })], ground, 'en', null).areas.features).toEqual([]);
  });

  it('bear their names alone: the ground does not name them again', () => {
    const { features } = groundNames(ground, 'en', new Set(['country:SY']));
    expect(features.map((each) => each.properties?.['id'])).toEqual(['unit:0']);
  });

  it('are all counted in a lane or another', () => {
    const lanes = lanesOf({ places: all, within: 2, named: 3, none: 5, total: 31 });
    expect(lanes).toEqual({ drawn: 14, listed: 7, within: 2, named: 3, none: 5 });
    expect(Object.values(lanes).reduce((sum, each) => sum + each, 0)).toBe(31);
  });

  it('are shown at first without the few that lie far away', () => {
    const many = Array.from({ length: 50 }, (_, at) => spot({ place: `p${at}`, lon: 37 + at / 100, lat: 36, claims: 10 }));
    const box = firstBox(pointsOf([...many, spot({ place: 'far', lon: -70, lat: -30 })], 'en', null), { type: 'FeatureCollection', features: [] });
    expect(box?.west).toBeGreaterThan(36);
    expect(firstBox(pointsOf([], 'en', null), { type: 'FeatureCollection', features: [] })).toBeNull();
  });

  it('are filled in five steps', () => {
    expect([stepOf(0, 100), stepOf(1, 100), stepOf(30, 100), stepOf(100, 100)]).toEqual([0, 0, 2, 4]);
  });
});

describe('filters of an address', () => {
  const search = new URLSearchParams('only=ASSAULT&only=HARM&place=x&since=2022-01-01&undated=true&origins=2&contradicted=false&view=list&origin=5&words=%D9%82%D8%B5%D9%81');

  it('are those that the server knows', () => {
    expect(filtersOf(search)).toEqual({ only: ['ASSAULT', 'HARM'], place: ['x'], since: '2022-01-01', undated: true, origins: 2, contradicted: false, words: 'قصف' });
  });

  it('leave out those of the view itself', () => {
    expect(given(filtersOf(search, OF_PLACE))).toEqual(['only', 'since', 'words', 'undated', 'origins', 'contradicted']);
    expect(given(filtersOf(search, [...OF_TIME, ...OF_PLACE]))).toEqual(['only', 'words', 'origins', 'contradicted']);
  });
});

describe('tiles of the user', () => {
  it('are drawn by the names of their layers, water below roads, labels not at all', () => {
    const layers = layersOf([{ id: 'roads' }, { id: 'water' }, { id: 'places' }, { id: 'odd' }], new Proxy({}, { get: () => '#000' }) as Palette);
    expect(layers.map((each) => [each.id, each.type])).toEqual([['own-odd', 'line'], ['own-water', 'fill'], ['own-roads', 'line']]);
  });
});
