/** English words for teachers who are away and the lessons they leave. */
import type { absenceFr } from '#browser/catalogue/fr/absence-fr.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const absenceEn: typeof absenceFr = {
  title: 'Teachers who are away',
  none: 'No absence is noted for today or later.',
  record: 'Note an absence',
  recordTitle: 'A teacher is away',
  means:
    'No reason is asked or kept. Pupils and families read only what you decide for each lesson. The absence is deleted a month after its last day.',
  who: 'Teacher',
  choose: 'Choose a teacher',
  chooseOne: 'Please choose a teacher.',
  fromError: 'Choose today or a day to come.',
  untilError: 'Choose a last day that follows the first, within two hundred days.',
  save: 'Note the absence',
  saved: 'The absence is noted',
  left: (p) => `${p.count} ${plural(p.count, 'lesson', 'lessons')} without a teacher`,
  allArranged: 'All lessons are arranged.',
  noLesson: 'No lessons on these days.',
  states: {
    without: 'without a teacher',
    cancelled: 'cancelled',
    substituted: 'given by a substitute',
    moved: 'moved',
    given: 'given by a colleague of the course',
  },
  arranged: 'Arranged already',
  cancel: 'Cancel it',
  substitute: 'Substitute',
  move: 'Move or swap',
  cancelAll: 'Cancel all these lessons',
  substituteAll: 'Give all to a substitute',
  cancelled: (p) => `${p.count} ${plural(p.count, 'lesson', 'lessons')} cancelled`,
  substituteTitle: 'Who takes these lessons?',
  named: (p) => `${p.count} ${plural(p.count, 'lesson', 'lessons')} given to the substitute`,
  partly: (p) =>
    p.count === 1
      ? 'One lesson could not be. It stays on the list.'
      : `${p.count} lessons could not be. They stay on the list.`,
  takeBack: 'Take the absence back',
  takeBackTitle: (p) => `${p.name} is there after all?`,
  takeBackMeans:
    'What was cancelled, given to others or moved stays so: restore what is needed in the timetable.',
  takenBack: (p) => {
    const parts = [
      p.cancelled > 0 ? `${p.cancelled} cancelled` : '',
      p.substituted > 0 ? `${p.substituted} with a substitute` : '',
      p.moved > 0 ? `${p.moved} moved` : '',
    ].filter((part) => part !== '')
    return parts.length === 0
      ? 'The absence is taken back: no lesson had changed'
      : `The absence is taken back. Lessons that stay changed: ${parts.join(', ')}`
  },
  own: 'Say that I shall be away',
  ownTitle: 'My absence, until the next day of school',
  ownMeans:
    'The head sees which lessons have nobody. No reason is asked. Your pupils read only what is decided for each lesson.',
  ownUntilError: (p) => `Choose a day from today to ${p.day}; for later days, see the head.`,
  ownTold: (p) => `Your absence is noted, ${p.span}`,
  school: 'School',
}
