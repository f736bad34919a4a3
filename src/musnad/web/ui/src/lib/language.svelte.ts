/** The language of the page: that of its strings, of what is asked of the server, and its direction. */
import { keep } from './kept';
import { overwriteGetLocale, overwriteSetLocale } from './paraglide/runtime';

export type Language = 'en' | 'ar';
export type Direction = 'ltr' | 'rtl';

let now = $state<Language>('en');

/** The language now; read in a component or an effect it is followed. */
export function language(): Language {
  return now;
}

/** The direction of the page in this language. */
export function directionOf(of: Language): Direction {
  return of === 'ar' ? 'rtl' : 'ltr';
}

/** Turn the page to a language, at once and for later visits. */
export function speak(to: Language): void {
  now = to;
  document.documentElement.lang = to;
  document.documentElement.dir = directionOf(to);
  keep('language', to);
}

/** Take the language that the page was drawn in (`first.js`), and give it to the messages: they follow it. */
export function beginLanguage(): void {
  now = document.documentElement.lang === 'ar' ? 'ar' : 'en';
  overwriteGetLocale(() => now);
  overwriteSetLocale((to) => speak(to));
}
