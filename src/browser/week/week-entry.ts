/** What a week shows, whoever asks: columns of days, and in them entries with a start and an end. */
import type { SignName } from '#browser/drawings/sign.tsx'
import type { SubjectKind } from '#browser/parts/subject-kind.ts'

/** A word on an entry, with its sign: cancelled, moved, week A, a clash. */
export interface EntryMark {
  readonly text: string
  readonly sign: SignName | null
  readonly tone: 'quiet' | 'attention' | 'danger'
}

/** What a press on an entry does: going somewhere, or opening a dialog. */
export type EntryAct =
  | { readonly kind: 'link'; readonly href: string }
  | { readonly kind: 'press'; readonly onPress: () => void }

export interface WeekEntry {
  readonly id: string
  /** 'HH:MM' on the school's clock. */
  readonly starts: string
  readonly ends: string
  readonly title: string
  readonly subject: SubjectKind
  /** Room, class, teacher: one short text each. */
  readonly details: readonly string[]
  readonly marks: readonly EntryMark[]
  /** Does not take place: struck out. */
  readonly struck: boolean
  readonly act: EntryAct | null
}

export interface WeekColumn {
  readonly key: string
  /** "lundi 2", or "lundi" for a week that repeats. */
  readonly heading: string
  /** Where the heading leads. */
  readonly href: string | null
  readonly isToday: boolean
  /** What keeps the school closed. */
  readonly dayOff: string | null
  readonly entries: readonly WeekEntry[]
}
