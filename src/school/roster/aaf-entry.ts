/**
 * One entry of an AAF export, what the reader remembers between entries, and the small readings
 * that every kind of entry shares.
 */
import {
  type Hidden,
  type Place,
  type RosterItem,
  recordItem,
  rejectionItem,
} from './roster-record.ts'

/** One `addRequest`: its place and its attributes, by name, each with its values. */
export interface AafEntry {
  readonly place: Place
  values(name: string): readonly string[]
  /** The first value, trimmed; `''` where there is none. */
  value(name: string): string
  readonly names: readonly string[]
}

/** What the reader knows beyond the entry in its hands. */
export interface AafMemory {
  /** `ENTStructureJointure` → UAI. */
  readonly uaiOfStructure: Map<string, string>
  readonly bodies: Set<string>
  readonly subjects: Set<string>
}

/** The values that say something, trimmed. */
export function filled(entry: AafEntry, name: string): string[] {
  return entry
    .values(name)
    .map((value) => value.trim())
    .filter((value) => value !== '')
}

export function orNull(text: string): string | null {
  return text === '' ? null : text
}

export function orUndefined(text: string): string | undefined {
  return text === '' ? undefined : text
}

/** Splits `structure$name$…`; null where the structure is not of this export. */
export function placeOf(value: string, memory: AafMemory): { uai: string; rest: string[] } | null {
  const [structure, ...rest] = value.split('$').map((part) => part.trim())
  const uai = memory.uaiOfStructure.get(structure ?? '')
  return uai === undefined ? null : { uai, rest }
}

/** What is told of a reference to a school that this export does not hold. */
export function leadsNowhere(
  kind: 'membership' | 'teaching' | 'course' | 'staff' | 'pupil',
  place: Place,
  field: string,
  value: string,
  hides: Hidden | null = null,
): RosterItem {
  const structure = value.split('$')[0] ?? ''
  const reason = `L’établissement « ${structure} » n’est pas dans cet export : ce rattachement ne mène nulle part.`
  return rejectionItem(kind, place, field, 'school_not_in_export', reason, hides)
}

/** A class or group at its first mention. */
export function* readAafBody(
  kind: 'class' | 'group',
  uai: string,
  name: string,
  place: Place,
  memory: AafMemory,
  level: { levelCode?: string | null; levelLabel?: string | null } = {},
): Generator<RosterItem> {
  const key = `${uai}$${name}`
  if (name === '' || memory.bodies.has(`${kind}:${key}`)) return
  memory.bodies.add(`${kind}:${key}`)
  yield recordItem({ kind, key, uai, name, ...level }, place)
}
