/**
 * What is done to the built pages: the licences of everything in them are gathered in `licences.txt`, and the pages are
 * refused if anything in them could not be shown under `default-src 'self'` or may not be passed on.
 */
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PAGES = fileURLToPath(new URL('../../pages', import.meta.url));
/** What stands in the pages without being imported by a module: the fonts, of which only the styles know. */
const OF_STYLES = ['@fontsource/ibm-plex-sans-arabic', '@fontsource/noto-naskh-arabic'];
const MAY = /^\(?(MIT|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|CC0-1\.0|OFL-1\.1|Unlicense|Zlib|BlueOak-1\.0\.0)\b/;
const require = createRequire(import.meta.url);

function ofStyles(name) {
  const file = require.resolve(`${name}/package.json`);
  const { version, license } = JSON.parse(readFileSync(file, 'utf8'));
  return { name, version, identifier: license, text: readFileSync(join(dirname(file), 'LICENSE'), 'utf8') };
}

function licences() {
  const list = join(PAGES, 'licences.json');
  const all = [...JSON.parse(readFileSync(list, 'utf8')), ...OF_STYLES.map(ofStyles)].sort((a, b) => (a.name < b.name ? -1 : 1));
  const refused = all.filter((each) => !MAY.test(each.identifier ?? ''));
  const rule = `\n${'-'.repeat(100)}\n\n`;
  const told = all.map((each) => `${each.name} ${each.version}   ${each.identifier}\n\n${(each.text ?? '').trim()}\n`);
  writeFileSync(join(PAGES, 'licences.txt'), `What others made and these pages carry, each with its licence.\n${rule}${told.join(rule)}`);
  rmSync(list);
  return refused.map((each) => `${each.name} may not be bundled by its licence (${each.identifier})`);
}

function inStyles(name) {
  const css = readFileSync(join(PAGES, name), 'utf8');
  return [...css.matchAll(/url\(\s*['"]?(data:|https?:|\/\/)/g)].map((each) => `${name}: ${each[1]} in a style is refused by the browser`);
}

function inPage() {
  const html = readFileSync(join(PAGES, 'index.html'), 'utf8');
  const found = [];
  if (/<style|\sstyle=|\son[a-z]+=/.test(html)) found.push('index.html: a style or handler stands in the page itself');
  if (/<script(?![^>]*\ssrc=)/.test(html)) found.push('index.html: a script stands in the page itself');
  if (/(?:src|href)="(?:https?:|\/\/|data:)/.test(html)) found.push('index.html: something is asked of another machine');
  return found;
}

const files = readdirSync(PAGES, { recursive: true }).map(String);
const faults = [...licences(), ...inPage(), ...files.filter((name) => name.endsWith('.css')).flatMap(inStyles)];
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  rmSync(join(PAGES, 'index.html'));
  process.exit(1);
}
