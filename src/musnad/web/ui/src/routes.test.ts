import { expect, test } from 'vitest';
import { routeOf } from './routes';

test.each([
  ['/', '/', {}],
  ['/reports/', '/reports', {}],
  ['/reports/a1', '/reports/:id', { id: 'a1' }],
  ['/names/places/geonames%3A163808', '/names/places/:id', { id: 'geonames:163808' }],
])('%s is the page %s', (path, pattern, params) => {
  expect(routeOf(path)).toMatchObject({ route: { pattern }, params });
});

test.each(['/nothing', '/reports/a/b', '/names/actors'])('%s is none', (path) => {
  expect(routeOf(path)).toBeNull();
});
