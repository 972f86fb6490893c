/** A line of the audit in words: who acted, and the sentence of the act with its facts in place. */

import type { Words } from '#browser/catalogue/catalogue.ts'
import type { Format } from '#browser/catalogue/format.ts'
import type { AuditFacts } from '#browser/catalogue/fr/audit-facts.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import type { AuditPage } from '#contract/schools.ts'

export type AuditLine = AuditPage['lines'][number]
export type KnownAction = keyof Words['audit']['actions']
export type ActGroup = keyof Words['audit']['groups']

/** Every act that has words, as the filter offers them. */
export const actGroups: readonly {
  readonly group: ActGroup
  readonly actions: readonly KnownAction[]
}[] = [
  {
    group: 'cards',
    actions: [
      'cards_printed',
      'card_reissued',
      'card_revoked',
      'class_cards_revoked',
      'card_shown_to_guardian',
      'code_dictated',
      'pupil_session_ended',
      'letters_printed',
      'letter_code_given',
    ],
  },
  {
    group: 'people',
    actions: [
      'pupil_file_opened',
      'adjustments_set',
      'person_added',
      'person_changed',
      'person_deactivated',
      'person_activated',
      'role_granted',
      'head_created',
      'departed_people_forgotten',
      'attendance_exported',
      'live_register_exported',
      'families_looked_up',
      'enquiries_looked_up',
    ],
  },
  {
    group: 'guardians',
    actions: [
      'guardian_confirmed',
      'guardian_blocked',
      'guardian_to_confirm',
      'guardian_added',
      'guardian_removed',
    ],
  },
  {
    group: 'classes',
    actions: [
      'class_created',
      'class_changed',
      'class_teachers_changed',
      'pupils_moved',
      'pupil_left_class',
      'group_created',
      'group_changed',
      'group_pupils_changed',
      'course_created',
      'course_changed',
      'course_closed',
      'paper_copy_handed_in',
      'paper_copy_taken_back',
      'paper_copy_moved',
      'reports_published',
      'reports_withdrawn',
      'reports_printed',
    ],
  },
  {
    group: 'timetable',
    actions: [
      'slot_created',
      'slot_changed',
      'slot_ended',
      'lesson_cancelled',
      'lesson_restored',
      'lesson_moved',
      'lessons_swapped',
      'lesson_room_changed',
      'substitute_named',
      'substitute_withdrawn',
      'calendar_feed_made',
      'calendar_feed_revoked',
      'days_closed',
      'days_opened',
      'distance_declared',
      'distance_shortened',
      'distance_withdrawn',
      'school_year_opened',
      'school_year_changed',
      'school_year_closed',
      'school_year_reopened',
    ],
  },
  {
    group: 'imports',
    actions: ['roster_imported', 'timetable_imported', 'calendar_imported', 'schools_imported'],
  },
]

const known: ReadonlySet<string> = new Set(actGroups.flatMap(({ actions }) => actions))

export function isKnownAction(action: string): action is KnownAction {
  return known.has(action)
}

/** The numbers that acts count; a line has one of them at most. */
const counters = ['cards', 'letters', 'pupils', 'teachers', 'people', 'slots', 'changes']

/** What the sentence of a line may tell, names in the order in which people say them. */
export function factsOf(line: AuditLine, words: Words['audit'], format: Format): AuditFacts {
  const { detail, thing } = line
  const text = (name: string): string => {
    const value = detail[name]
    return typeof value === 'string' ? value : ''
  }
  const day = (name: string): string => {
    const value = text(name)
    return value === '' ? '' : format.day(dayInstant(value))
  }
  const counted = counters.map((name) => detail[name]).find((value) => typeof value === 'number')
  return {
    person: nameOf(line.subject) ?? words.someone,
    thing: thing ?? '',
    child: nameOf(line.child) ?? '',
    count: typeof counted === 'number' ? counted : 0,
    from: day('startsOn') || day('day'),
    to: day('endsOn'),
    label: text('label') || givenOf(detail, words, format),
  }
}

/** The role and the delegated rights of a line that gives some. */
function givenOf(detail: AuditLine['detail'], words: Words['audit'], format: Format): string {
  const { role, rights } = detail
  const names: Readonly<Record<string, string>> = { ...words.roles, ...words.rights }
  const given = [role, ...(typeof rights === 'string' ? rights.split(' ') : [])]
  return format.list(given.flatMap((one) => (typeof one === 'string' ? (names[one] ?? []) : [])))
}

/** Null where nobody is named, or where the person was erased since. */
export function nameOf(person: AuditLine['subject']): string | null {
  if (person === null) return null
  const name = `${person.givenName} ${person.familyName}`.trim()
  return name === '' ? null : name
}

export function useActorName(): (line: AuditLine) => string {
  const words = useWords('audit')
  return ({ actor }) => (actor === null ? words.installation : (nameOf(actor) ?? words.someone))
}

/** The whole sentence, without the actor. */
export function useActText(): (line: AuditLine) => string {
  const words = useWords('audit')
  const format = useFormat()
  return (line) =>
    isKnownAction(line.action)
      ? words.actions[line.action].said(factsOf(line, words, format))
      : words.other({ action: line.action })
}
