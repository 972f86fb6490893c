/** English words for who did what: one name and one sentence for each kind of act. */
import type { auditFr } from '#browser/catalogue/fr/audit-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)
/** The name with what stands before it; nothing where the line does not say. */
const of = (name: string, before: string): string => (name === '' ? '' : before + name)

const span = (p: { readonly from: string; readonly to: string }): string =>
  p.from === p.to ? `on ${p.from}` : `from ${p.from} to ${p.to}`

export const auditEn: Translated<typeof auditFr> = {
  title: 'Who did what',
  intro:
    'Every file opened, every card printed, every decision: newest first. Nobody can erase a line.',
  filter: 'Kind of act',
  all: 'All',
  caption: 'Acts',
  columns: { when: 'When', who: 'Who', what: 'What' },
  installation: 'The installation itself',
  someone: 'somebody (erased since)',
  roles: { pupil: 'pupil', teacher: 'teacher', staff: 'staff', head: 'head' },
  rights: {
    roster: 'roster',
    cards: 'cards',
    guardians: 'guardians',
    timetable: 'timetable',
    follow: 'following',
  },
  more: 'Show older ones',
  end: 'That is all: there is nothing older.',
  nothing: 'Nothing yet. Acts will appear here as soon as somebody opens a file or prints a card.',
  nothingOfKind: 'No act of this kind is noted.',
  groups: {
    cards: 'Cards, codes and devices',
    people: 'People and rights',
    guardians: 'Guardians',
    classes: 'Classes, groups and courses',
    timetable: 'Timetable and year',
    imports: 'Imports of files',
  },
  other: (p) => `Another act (${p.action})`,
  actions: {
    cards_printed: {
      name: 'Cards printed',
      said: (p) =>
        `printed ${p.count} class ${plural(p.count, 'card', 'cards')}${of(p.thing, ' – ')}`,
    },
    card_reissued: {
      name: 'Card reissued',
      said: (p) => `reissued the card of ${p.person}; the old one no longer works`,
    },
    card_revoked: { name: 'Card revoked', said: (p) => `revoked the card of ${p.person}` },
    class_cards_revoked: {
      name: "A class's cards revoked",
      said: (p) => `revoked all cards of the class${of(p.thing, ' ')}`,
    },
    card_shown_to_guardian: {
      name: 'Card shown to a guardian',
      said: (p) => `looked at the card of ${p.person} from a guardian's account`,
    },
    code_dictated: {
      name: 'Code dictated',
      said: (p) => `asked for a 24-hour code to dictate to ${p.person}`,
    },
    pupil_session_ended: {
      name: "A pupil's device signed out",
      said: (p) => `signed a device of ${p.person} out`,
    },
    letters_printed: {
      name: 'Letters printed',
      said: (p) =>
        `printed ${p.count} activation ${plural(p.count, 'letter', 'letters')}${of(p.thing, ' – ')}`,
    },
    letter_code_given: { name: 'New letter code', said: (p) => `gave a new code to ${p.person}` },
    pupil_file_opened: {
      name: "Pupil's file opened",
      said: (p) => `opened the file of ${p.person}`,
    },
    person_added: { name: 'Person added', said: (p) => `added ${p.person} by hand` },
    person_changed: { name: 'File changed', said: (p) => `changed the file of ${p.person}` },
    person_deactivated: {
      name: 'Person deactivated',
      said: (p) => `deactivated ${p.person} in the school`,
    },
    person_activated: {
      name: 'Person activated again',
      said: (p) => `activated ${p.person} in the school again`,
    },
    role_granted: {
      name: 'Role or rights given',
      said: (p) => `gave a role or rights to ${p.person}${of(p.label, ': ')}`,
    },
    head_created: {
      name: "Head's account made",
      said: (p) => `opened the first head's account: ${p.person}`,
    },
    departed_people_forgotten: {
      name: 'Data erased',
      said: (p) =>
        `erased the data of ${p.count} ${plural(p.count, 'person', 'people')} who left long ago, as the rule wants`,
    },
    guardian_confirmed: {
      name: 'Guardian confirmed',
      said: (p) => `confirmed the rights of ${p.person}${of(p.child, ' for ')}`,
    },
    guardian_blocked: {
      name: 'Guardian blocked',
      said: (p) => `blocked ${p.person}${of(p.child, ' for ')}`,
    },
    guardian_to_confirm: {
      name: 'Guardian to confirm again',
      said: (p) => `put ${p.person} back to be confirmed${of(p.child, ' for ')}`,
    },
    guardian_added: {
      name: 'Guardian added',
      said: (p) => `added ${p.person} as a guardian${of(p.child, ' of ')}`,
    },
    guardian_removed: {
      name: 'Guardian removed',
      said: (p) => `removed ${p.person} from the guardians${of(p.child, ' of ')}`,
    },
    class_created: { name: 'Class opened', said: (p) => `opened the class${of(p.thing, ' ')}` },
    class_changed: { name: 'Class changed', said: (p) => `changed the class${of(p.thing, ' ')}` },
    class_teachers_changed: {
      name: "A class's teachers",
      said: (p) => `changed the teachers of the class${of(p.thing, ' ')}`,
    },
    pupils_moved: {
      name: 'Pupils put into a class',
      said: (p) =>
        `put ${p.count} ${plural(p.count, 'pupil', 'pupils')} into the class${of(p.thing, ' ')}`,
    },
    pupil_left_class: {
      name: 'Pupil taken out of a class',
      said: (p) => `took ${p.person} out of the class`,
    },
    group_created: { name: 'Group opened', said: (p) => `opened the group${of(p.thing, ' ')}` },
    group_changed: { name: 'Group changed', said: (p) => `changed the group${of(p.thing, ' ')}` },
    group_pupils_changed: {
      name: "A group's pupils",
      said: (p) => `changed the pupils of the group${of(p.thing, ' ')}`,
    },
    course_created: { name: 'Course opened', said: (p) => `opened the course${of(p.thing, ' ')}` },
    course_changed: {
      name: 'Course changed',
      said: (p) => `changed the course${of(p.thing, ' ')}`,
    },
    course_closed: { name: 'Course closed', said: (p) => `closed the course${of(p.thing, ' ')}` },
    slot_created: { name: 'Slot added', said: (p) => `added a slot${of(p.thing, ': ')}` },
    slot_changed: { name: 'Slot changed', said: (p) => `changed a slot${of(p.thing, ': ')}` },
    slot_ended: { name: 'Slot taken away', said: (p) => `took a slot away${of(p.thing, ': ')}` },
    lesson_cancelled: {
      name: 'Lesson cancelled',
      said: (p) => `cancelled the lesson of ${p.from}${of(p.thing, ': ')}`,
    },
    lesson_restored: {
      name: 'Lesson brought back',
      said: (p) => `brought the lesson of ${p.from} back${of(p.thing, ': ')}`,
    },
    lesson_moved: {
      name: 'Lesson moved',
      said: (p) => `moved the lesson of ${p.from}${of(p.thing, ': ')}`,
    },
    lessons_swapped: {
      name: 'Lessons swapped',
      said: (p) => `swapped the lessons of ${p.from} and ${p.to}${of(p.thing, ': ')}`,
    },
    lesson_room_changed: {
      name: 'Room changed',
      said: (p) => `changed the room of the lesson of ${p.from}${of(p.thing, ': ')}`,
    },
    calendar_feed_made: {
      name: 'Calendar address made',
      said: (p) => `made a calendar address for the lessons of ${p.person}`,
    },
    calendar_feed_revoked: {
      name: 'Calendar address removed',
      said: (p) => `removed the calendar address of the lessons of ${p.person}`,
    },
    substitute_named: {
      name: 'Substitute named',
      said: (p) => `named ${p.person} as a substitute, ${span(p)}`,
    },
    substitute_withdrawn: {
      name: 'Substitute withdrawn',
      said: (p) => `ended the substitution by ${p.person}, ${span(p)}`,
    },
    days_closed: {
      name: 'Days closed',
      said: (p) =>
        p.from === p.to
          ? `closed the school on ${p.from}`
          : `closed the school from ${p.from} to ${p.to}`,
    },
    days_opened: {
      name: 'Days opened again',
      said: (_) => 'opened the school again on days that were closed',
    },
    distance_declared: {
      name: 'Days at a distance',
      said: (p) => `declared school at a distance, ${span(p)}`,
    },
    distance_shortened: {
      name: 'Days at a distance shortened',
      said: (p) => `limited the days at a distance: ${span(p)}`,
    },
    distance_withdrawn: {
      name: 'Days at a distance taken back',
      said: (p) => `took the days at a distance back, ${span(p)}`,
    },
    school_year_opened: {
      name: 'Year opened',
      said: (p) => `opened the school year ${p.label}, from ${p.from} to ${p.to}`,
    },
    school_year_changed: {
      name: 'Year changed',
      said: (p) => `changed the school year ${p.label}: from ${p.from} to ${p.to}`,
    },
    school_year_closed: {
      name: 'Year closed',
      said: (p) =>
        `closed the school year ${p.label}: ${p.count} ${p.count === 1 ? 'pupil leaves' : 'pupils leave'} its classes`,
    },
    school_year_reopened: {
      name: 'Year open again',
      said: (p) =>
        `opened the school year ${p.label} again: ${p.count} ${p.count === 1 ? 'pupil is' : 'pupils are'} back in its classes`,
    },
    adjustments_set: {
      name: 'Adjustments set',
      said: (p) => `set the adjustments for ${p.person}`,
    },
    attendance_exported: {
      name: 'Half-days exported',
      said: (p) => `exported the half-days from ${p.from} to ${p.to}`,
    },
    live_register_exported: {
      name: 'Register of a live class exported',
      said: (p) => `exported the entries of a live class of ${p.from}`,
    },
    enquiries_looked_up: {
      name: 'Questions of a pupil read',
      said: (p) => `read the questions to teachers${of(p.person, ' of ')}`,
    },
    families_looked_up: {
      name: 'Numbers of families opened',
      said: (p) =>
        `opened the list of families to call${of(p.thing, ' – ')}, ${p.count} ${plural(p.count, 'pupil', 'pupils')}`,
    },
    paper_copy_handed_in: {
      name: 'Paper copy handed in',
      said: (p) => `handed in a paper copy of ${p.person}`,
    },
    paper_copy_taken_back: {
      name: 'Paper copy taken back',
      said: (p) => `took back a paper copy handed in for ${p.person}`,
    },
    paper_copy_moved: {
      name: 'Paper copy moved',
      said: (p) => `handed in for ${p.person} a paper copy first handed in for another pupil`,
    },
    reports_published: {
      name: 'Reports published',
      said: (p) =>
        `published the period reports${of(p.thing, ' – ')} (${p.label}): ${p.count} ${plural(p.count, 'pupil', 'pupils')}`,
    },
    reports_withdrawn: {
      name: 'Reports withdrawn',
      said: (p) => `withdrew the period reports${of(p.thing, ' – ')} (${p.label})`,
    },
    reports_printed: {
      name: 'Reports printed',
      said: (p) =>
        `printed ${p.count} ${plural(p.count, 'report', 'reports')}${of(p.thing, ' – ')}`,
    },
    timetable_imported: {
      name: 'Timetable imported',
      said: (p) => `imported the timetable: ${p.count} ${plural(p.count, 'slot', 'slots')} changed`,
    },
    roster_imported: {
      name: 'Roster imported',
      said: (p) => `imported the roster: ${p.count} ${plural(p.count, 'change', 'changes')}`,
    },
    calendar_imported: {
      name: 'Holiday calendar imported',
      said: (p) =>
        `imported the holiday calendar: ${p.count} ${plural(p.count, 'change', 'changes')}`,
    },
    schools_imported: {
      name: "Schools' directory imported",
      said: (p) =>
        `imported the schools' directory: ${p.count} ${plural(p.count, 'change', 'changes')}`,
    },
  },
}
