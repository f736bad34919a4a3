/** What no source of the pages may hold: each is refused by the browser under the pages' policy, or unsafe. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SOURCES = fileURLToPath(new URL('../src', import.meta.url));
const FORBIDDEN = [
  [/\sstyle="/, 'no static style attribute: use a class, or style:property={value}'],
  [/\{@html/, 'no {@html}: what reports hold is text'],
  [/\.(innerHTML|outerHTML)\s*=/, 'no HTML out of strings'],
  [/\b(eval|new Function)\(/, 'no code out of strings'],
  [/\bhttps?:\/\/(?!www\.w3\.org\/|127\.0\.0\.1|localhost)/, 'nothing is asked of another machine'],
  [/\b(margin|padding|border|inset)-(left|right)\b|\btext-align:\s*(left|right)\b|\bfloat:\s*(left|right)\b/, 'logical properties only'],
];

const faults = readdirSync(SOURCES, { recursive: true })
  .map(String)
  .filter((name) => /\.(svelte|ts|css)$/.test(name) && !/paraglide|schema\.d\.ts/.test(name))
  .flatMap((name) =>
    readFileSync(`${SOURCES}/${name}`, 'utf8')
      .split('\n')
      .flatMap((line, at) => FORBIDDEN.filter(([sign]) => sign.test(line)).map(([, why]) => `src/${name}:${at + 1}: ${why}`)),
  );
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
