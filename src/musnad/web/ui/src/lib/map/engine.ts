/** The map itself: MapLibre, with its worker as a file of ours, fed with what is to be drawn. */
import {
  addProtocol, Map as LibreMap, setWorkerUrl, type GeoJSONSource, type LngLatLike, type MapMouseEvent, type PointLike,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { FeatureCollection, Geometry } from 'geojson';
import type { Language } from '$lib/language.svelte';
import { palette } from './palette';
import { firstBox } from './places';
import { CLAIM_LAYERS, styleOf, type Drawn, type OwnTiles } from './style';
import { ownTiles, protocol } from './tiles';

/** A place that was chosen on the map: its id, and where in the picture it stands (null: with no point in it). */
export interface Chosen {
  place: string;
  at: [number, number];
}
interface Wishes {
  container: HTMLElement;
  tiles: boolean;
  words: Readonly<Record<string, string>>;
  onchoose: (chosen: Chosen | null) => void;
  /** The map has moved: what stands on it beside the picture must move too. */
  onmove: () => void;
  /** The tiles of the user cannot be read. */
  ontilesfault: (reason: string) => void;
}

const REACH = 6;
const PADDING = 56;
let prepared = false;

function prepare(): void {
  if (prepared) return;
  prepared = true;
  setWorkerUrl(new URL(workerUrl, location.href).href);
  const own = protocol();
  addProtocol('pmtiles', own.tile);
}

export class Engine {
  readonly #map: LibreMap;
  readonly #wishes: Wishes;
  readonly #container: HTMLElement;
  #drawn: Drawn | null = null;
  #own: OwnTiles | null = null;
  #language: Language = 'en';
  #dark = false;
  #styled = false;
  #fitted = false;
  #marked: string | null = null;

  constructor(wishes: Wishes) {
    prepare();
    this.#wishes = wishes;
    this.#container = wishes.container;
    this.#map = new LibreMap({
      container: wishes.container, style: { version: 8, sources: {}, layers: [] }, center: [40, 30], zoom: 3, maxZoom: 16, minZoom: 1,
      attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, rollEnabled: false, maplibreLogo: false,
      fadeDuration: 0, locale: wishes.words, validateStyle: false, localIdeographFontFamily: false, renderWorldCopies: true,
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.on('click', (event) => this.#click(event));
    this.#map.on('mousemove', (event) => { this.#map.getCanvas().style.cursor = this.#under(event.point) === null ? '' : 'pointer'; });
    this.#map.on('move', wishes.onmove);
    this.#map.on('style.load', () => this.#remark());
    this.#map.on('error', (event) => console.error(event.error));
  }

  /** Draw these; the view stays, but the first time it is fitted to them. */
  async show(drawn: Drawn, language: Language, dark: boolean): Promise<void> {
    const anew = !this.#styled || language !== this.#language || dark !== this.#dark || drawn.ground !== this.#drawn?.ground;
    [this.#drawn, this.#language, this.#dark] = [drawn, language, dark];
    if (!anew) {
      for (const [name, data] of Object.entries(this.#data(drawn))) (this.#map.getSource(name) as GeoJSONSource | undefined)?.setData(data);
      return;
    }
    this.#styled = true;
    const colours = palette(this.#container);
    if (this.#wishes.tiles) {
      try {
        this.#own = await ownTiles(colours);
      } catch (error) {
        this.#wishes.ontilesfault(String(error instanceof Error ? error.message : error));
      }
    }
    this.#map.setStyle(styleOf(this.#drawn, colours, language, this.#own), { diff: false });
    if (!this.#fitted) this.fit(false);
  }

  #data(drawn: Drawn): Record<string, FeatureCollection> {
    return { points: drawn.points, areas: drawn.areas, areaNames: drawn.areaNames, names: drawn.groundNames };
  }

  /** Show where most of the claims are. */
  fit(animate = true): void {
    const box = this.#drawn === null ? null : firstBox(this.#drawn.points, this.#drawn.areaNames);
    if (box === null) return;
    this.#fitted = true;
    this.#map.fitBounds([[box.west, box.south], [box.east, box.north]], { padding: PADDING, maxZoom: 9, animate: animate && this.#moves() });
  }

  zoom(by: 1 | -1): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + by, animate: this.#moves() });
  }

  /** Bring a place into view, and mark it; null takes the mark away. */
  mark(place: string | null, { center = false }: { center?: boolean } = {}): void {
    this.#marked = place;
    this.#remark();
    const at = place === null ? null : this.whereIs(place);
    if (at !== null && center) this.#map.easeTo({ center: at, zoom: Math.max(this.#map.getZoom(), 5), animate: this.#moves() });
  }

  #remark(): void {
    const source = this.#map.getSource('chosen') as GeoJSONSource | undefined;
    if (source === undefined || this.#drawn === null) return;
    const all = [...this.#drawn.points.features, ...this.#drawn.areas.features];
    source.setData({ type: 'FeatureCollection', features: all.filter((each) => each.properties.place === this.#marked) });
  }

  /** Where a place stands: its point, or a point inside its area. */
  whereIs(place: string): [number, number] | null {
    const all = [...(this.#drawn?.points.features ?? []), ...(this.#drawn?.areaNames.features ?? [])];
    const found = all.find((each) => each.properties.place === place)?.geometry.coordinates;
    return found === undefined ? null : [found[0] ?? 0, found[1] ?? 0];
  }

  /** Where degrees are in the picture, in pixels. */
  pixel(at: LngLatLike): { x: number; y: number } {
    return this.#map.project(at);
  }

  resize(): void {
    this.#map.resize();
  }

  close(): void {
    this.#map.remove();
  }

  /** What is drawn, so that a test can tell when and what. */
  get state(): { loaded: boolean; zoom: number } {
    return { loaded: this.#map.loaded(), zoom: this.#map.getZoom() };
  }

  #moves(): boolean {
    return !matchMedia('(prefers-reduced-motion: reduce)').matches;
  }

  #under(point: { x: number; y: number }): ReturnType<LibreMap['queryRenderedFeatures']>[number] | null {
    if (this.#map.getLayer('points') === undefined) return null;
    const box: [PointLike, PointLike] = [[point.x - REACH, point.y - REACH], [point.x + REACH, point.y + REACH]];
    for (const layer of CLAIM_LAYERS) {
      const where = layer === 'areas' ? ([point.x, point.y] as PointLike) : box;
      const found = this.#map.queryRenderedFeatures(where, { layers: [layer] });
      if (found[0] !== undefined) return found[0];
    }
    return null;
  }

  #click(event: MapMouseEvent): void {
    const found = this.#under(event.point);
    if (found === null) {
      this.#wishes.onchoose(null);
      return;
    }
    if (found.properties['cluster'] === true) {
      void this.#open(Number(found.properties['cluster_id']), found.geometry);
      return;
    }
    const place = String(found.properties['place']);
    this.#wishes.onchoose({ place, at: this.whereIs(place) ?? [event.lngLat.lng, event.lngLat.lat] });
  }

  async #open(cluster: number, geometry: Geometry): Promise<void> {
    const source = this.#map.getSource('points') as GeoJSONSource;
    const zoom = await source.getClusterExpansionZoom(cluster);
    const [longitude, latitude] = geometry.type === 'Point' ? geometry.coordinates : [];
    this.#map.easeTo({ center: [longitude ?? 0, latitude ?? 0], zoom, animate: this.#moves() });
  }
}
