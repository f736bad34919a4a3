/** The roles of stretches in words, and which are shown. */
import { keep, kept } from '../kept';
import { label } from '../labels.svelte';
import { m } from '../paraglide/messages';
import { GROUPS } from './marks';
import type { Role } from './shapes';

const NAMED: Readonly<Partial<Record<Role, () => string>>> = {
  person: () => label('mention', 'person'), organization: () => label('mention', 'organization'),
  location: () => label('mention', 'place'), when: () => label('mention', 'time'), note: m.report_note,
};
const SAID: ReadonlySet<Role> = new Set<Role>(GROUPS.said);
const KEPT = 'report-roles';

/** What a stretch is, in words. */
export function roleName(role: Role): string {
  return NAMED[role]?.() ?? label(SAID.has(role) ? 'part' : 'slot', role);
}

/** The roles shown at first: claims and who says so; names stand in a tab of their own. */
const FIRST: readonly Role[] = [...GROUPS.claim, 'source', 'cue', 'content'];

/** The roles that were shown last. */
export function rolesKept(): ReadonlySet<Role> {
  const all = new Set<string>(Object.values(GROUPS).flat());
  const last = kept(KEPT);
  return new Set(last === null ? FIRST : last.split(' ').filter((each): each is Role => all.has(each)));
}

/** Remember which roles are shown. */
export function keepRoles(roles: ReadonlySet<Role>): void {
  keep(KEPT, [...roles].join(' '));
}
