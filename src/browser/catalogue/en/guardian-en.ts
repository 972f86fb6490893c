/** English words for guardians: one card a child, a child's day. */
import type { guardianFr } from '#browser/catalogue/fr/guardian-fr.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const guardianEn: typeof guardianFr = {
  title: 'My children',
  intro: 'What there is to do this evening, then their day.',
  childDay: 'The day',
  dayOf: (p) => `${p.name}’s day`,
  work: 'Work',
  toDo: 'To do this evening',
  nothingToDo: 'Nothing to do this evening.',
  toExplain: (p) => `${p.count} ${plural(p.count, 'half-day', 'half-days')} to explain`,
  toExplainWhy: 'The school asks you what happened.',
  late: (p) =>
    `${p.count} ${plural(p.count, 'piece of work was', 'pieces of work were')} not handed in on time`,
  soon: (p) => `For ${p.when}: ${p.count} ${plural(p.count, 'piece of work', 'pieces of work')}`,
  workOf: (p) => `${p.subject}: ${p.title}`,
  andMore: (p) => `and ${p.count} more`,
  newReport: (p) => `Report to read: ${p.period}`,
  reportGiven: (p) => `Published ${p.when}.`,
  nextAtDistance: (p) => `The next day with lessons, ${p.day}, is at home`,
  signing: {
    title: 'To sign',
    askedBy: (p) => `Asked by ${p.by}, ${p.of}. To be signed by the end of ${p.until}.`,
    answers: { read: 'I have read this', allowed: 'I allow it', not_allowed: 'I do not allow it' },
    answerFor: (p) => `${p.answer}, for ${p.name}`,
    sign: 'Sign',
    once: 'Once signed, it is not changed any more.',
    signed: (p) => `Signed: ${p.answer}, ${p.when}`,
  },
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
  later: 'Later',
  laterCount: (p) => `${p.count} ${plural(p.count, 'piece of work', 'pieces of work')}.`,
  firstLater: (p) => `First “${p.title}”, due ${p.when}.`,
  plan: 'Work plan',
  planDone: (p) => `See the plan: ${p.done} of ${p.total}`,
  toSee: 'Marked lately',
  lastMarked: (p) =>
    `${p.count} marked ${plural(p.count, 'copy', 'copies')}, the last: “${p.title}”${p.points === null ? '' : `, ${p.points}`}.`,
  nothingToSee: 'No copy marked in the last two weeks.',
  placesOf: (p) => `More about ${p.name}`,
  seeDay: 'The day',
  seeGrades: 'The grades',
  seeCard: 'The class card',
  seeLog: 'Lesson log',
  seeAttendance: 'Attendance',
  seeEnquiries: 'Questions asked',
  seeReports: 'The reports',
  markedLately: 'Marked lately',
  pointsOf: (p) => `${p.points} out of ${p.max}`,
  underWay: 'An attempt is begun, not handed in yet.',
  notBegun: 'Not begun yet.',
}
