/** Every string stands in both languages, with the same inputs, under a key that begins with the name of its file. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../messages', import.meta.url));
const SETTINGS = JSON.parse(readFileSync(fileURLToPath(new URL('../project.inlang/settings.json', import.meta.url)), 'utf8'));
const PATTERNS = SETTINGS['plugin.inlang.messageFormat'].pathPattern;
/** The areas whose keys begin with other words than the name of their file: what belongs to no page in particular. */
const FREE = new Set(['shell']);

const read = (language, name) => JSON.parse(readFileSync(`${FOLDER}/${language}/${name}`, 'utf8'));
const inputs = (message) => [...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map((each) => each[1]))].sort().join(', ');
const empty = (message) => typeof message === 'string' && message.trim() === '';

function compared(name) {
  const [en, ar] = [read('en', name), read('ar', name)];
  const area = name.replace('.json', '');
  return [...new Set([...Object.keys(en), ...Object.keys(ar)])].flatMap((key) => {
    if (key === '$schema') return [];
    if (!(key in ar)) return [`${key}: not in messages/ar/${name}`];
    if (!(key in en)) return [`${key}: not in messages/en/${name}`];
    const faults = [];
    if (empty(en[key]) || empty(ar[key])) faults.push(`${key}: empty in messages/*/${name}`);
    if (typeof en[key] === typeof ar[key] && inputs(en[key]) !== inputs(ar[key])) {
      faults.push(`${key}: {${inputs(en[key])}} in English, {${inputs(ar[key])}} in Arabic`);
    }
    if (!FREE.has(area) && !key.startsWith(`${area}_`)) faults.push(`${key}: keys of ${name} begin with ${area}_`);
    return faults;
  });
}

const names = ['en', 'ar'].map((language) => readdirSync(`${FOLDER}/${language}`).sort());
const faults = [];
for (const name of new Set(names.flat())) {
  if (!names.every((each) => each.includes(name))) faults.push(`${name}: lies in one language only`);
  else if (!PATTERNS.includes(`./messages/{locale}/${name}`)) faults.push(`${name}: not named in project.inlang/settings.json`);
  else faults.push(...compared(name));
}
const seen = new Map();
for (const name of names[0]) {
  for (const key of Object.keys(read('en', name))) {
    if (key === '$schema') continue;
    if (seen.has(key)) faults.push(`${key}: in ${seen.get(key)} and in ${name}`);
    seen.set(key, name);
  }
}
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
