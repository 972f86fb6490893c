/** English words for guardians: one card a child, a child's day. */
import type { guardianFr } from '#browser/catalogue/fr/guardian-fr.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const guardianEn: typeof guardianFr = {
  title: 'My children',
  intro: 'Their day, what they have to hand in, what has just been marked.',
  childDay: 'The day',
  dayOf: (p) => `${p.name}’s day`,
  work: 'Work',
  today: 'Today',
  nowUntil: (p) => `Right now: ${p.subject}, until ${p.time}.`,
  nextAt: (p) =>
    p.left < 2
      ? `Next and last lesson: ${p.subject}, at ${p.time}.`
      : `Next lesson: ${p.subject}, at ${p.time}. ${p.left} lessons to go.`,
  lessonsOver: 'The lessons are over.',
  freeDay: 'No lessons.',
  noClass: 'In no class at the moment: please call the school, which will put them in one.',
  noCourses: 'Their class has no lessons here yet: the school is preparing them.',
  holiday: (p) => `No lessons: ${p.label}.`,
  due: 'To hand in',
  dueCount: (p) => `${p.count} ${plural(p.count, 'piece of work', 'pieces of work')}.`,
  firstDue: (p) => `First “${p.title}”, due ${p.when}.`,
  lateCount: (p) =>
    p.count < 2 ? '1 was not handed in on time.' : `${p.count} were not handed in on time.`,
  nothingDue: 'Nothing to hand in.',
  toSee: 'To see',
  lastMarked: (p) =>
    `${p.count} marked ${plural(p.count, 'copy', 'copies')}, the last: “${p.title}”, ${p.points} out of ${p.max}.`,
  nothingToSee: 'No copy marked in the last two weeks.',
  seeDay: 'See the day',
  seeGrades: 'The grades',
  seeCard: 'The class card',
  seeLog: 'Lesson log',
  seeAttendance: 'Attendance',
  seeReports: 'The reports',
  markedLately: 'Marked lately',
  pointsOf: (p) => `${p.points} out of ${p.max}`,
  underWay: 'An attempt is begun, not handed in yet.',
  notBegun: 'Not begun yet.',
}
