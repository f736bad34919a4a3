/** Which page stands at which address. A page is loaded when it is gone to. */
import type { Component } from 'svelte';
import { matched } from '$lib/router.svelte';

/** What every page is given: the parts of its address, by the names in the pattern. */
export interface PageProps {
  params: Readonly<Record<string, string>>;
}

interface Route {
  readonly pattern: string;
  readonly load: () => Promise<{ default: Component<PageProps> | Component<Record<string, never>> }>;
  /** Shown without an open case too. */
  readonly free?: boolean;
}

const ROUTES: readonly Route[] = [
  { pattern: '/', load: () => import('./pages/Home.svelte') },
  { pattern: '/begin', load: () => import('./pages/Begin.svelte'), free: true },
  { pattern: '/reports', load: () => import('./pages/Reports.svelte') },
  { pattern: '/reports/:id', load: () => import('./pages/Report.svelte') },
  { pattern: '/claims', load: () => import('./pages/Claims.svelte') },
  { pattern: '/incidents', load: () => import('./pages/Incidents.svelte') },
  { pattern: '/incidents/:id', load: () => import('./pages/Incident.svelte') },
  { pattern: '/map', load: () => import('./pages/Map.svelte') },
  { pattern: '/quotes', load: () => import('./pages/Quotes.svelte') },
  { pattern: '/names', load: () => import('./pages/Names.svelte') },
  { pattern: '/names/actors/:id', load: () => import('./pages/Actor.svelte') },
  { pattern: '/names/places/:id', load: () => import('./pages/Place.svelte') },
  { pattern: '/journal', load: () => import('./pages/Journal.svelte') },
  { pattern: '/export', load: () => import('./pages/Export.svelte') },
];

export interface Found extends PageProps {
  readonly route: Route;
}

/** The page of a path, or null if there is none. */
export function routeOf(path: string): Found | null {
  for (const route of ROUTES) {
    const params = matched(route.pattern, path);
    if (params !== null) return { route, params };
  }
  return null;
}
