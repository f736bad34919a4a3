/** Light, dark, or as the system has it. The styles know the rest (tokens.css). */
import { keep, kept } from './kept';

export type Theme = 'light' | 'dark' | 'system';
export const THEMES: readonly Theme[] = ['light', 'dark', 'system'];

let now = $state<Theme>(read());

function read(): Theme {
  const before = typeof document === 'undefined' ? null : kept('theme');
  return before === 'light' || before === 'dark' ? before : 'system';
}

export function theme(): Theme {
  return now;
}

/** Whether the page is dark now, for what is drawn without styles (a map). */
export function isDark(): boolean {
  if (now !== 'system') return now === 'dark';
  return matchMedia('(prefers-color-scheme: dark)').matches;
}

export function wear(to: Theme): void {
  now = to;
  if (to === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = to;
  keep('theme', to === 'system' ? null : to);
}
