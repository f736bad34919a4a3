import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Of the fonts only the letters that the pages need, only as woff2. */
function lettersNeeded(): Plugin {
  const NEEDED = /-(?:arabic|latin|latin-ext)-\d+-normal\.woff2/;
  return {
    name: 'letters-needed',
    enforce: 'pre',
    transform(code, id) {
      if (!/@fontsource\/.*\.css$/.test(id)) return null;
      const faces = code.match(/@font-face \{[^}]*\}/g) ?? [];
      return { code: faces.filter((face) => NEEDED.test(face)).map((face) => face.replace(/, url\([^)]*\.woff\) format\('woff'\)/, '')).join('\n'), map: null };
    },
  };
}

/** The pages answer to `default-src 'self'`: nothing is inlined, and no file is written into another as `data:`. */
export default defineConfig(({ mode }) => ({
  plugins: [lettersNeeded(), svelte()],
  resolve: {
    alias: { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) },
    ...(mode === 'test' ? { conditions: ['browser'] } : {}),
  },
  build: {
    outDir: fileURLToPath(new URL('../pages', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    license: { fileName: 'licences.json' },
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
  },
  worker: { format: 'es' },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
}));
