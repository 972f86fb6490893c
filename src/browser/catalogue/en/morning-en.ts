/** English words of a head's morning. */
import type { morningFr } from '#browser/catalogue/fr/morning-fr.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const morningEn: typeof morningFr = {
  title: 'This morning',
  asOf: (p) => `${p.day}, at ${p.time}`,
  print: 'Print on one page',
  dayOff: (p) => `No school today: ${p.label}`,
  noSchool: 'No school today: there are no lessons',
  noSchoolMeans: 'What is left to do from past days, and the load of the week, stand below.',
  silent: 'Pupils not heard from',
  silentCount: (p) =>
    `${p.pupils} ${plural(p.pupils, 'pupil', 'pupils')} not heard from, ${p.toCall} ${plural(p.toCall, 'family', 'families')} still to reach.`,
  silentMeans: 'No news does not mean absent.',
  silentNone: 'No pupil without news for now.',
  noClass: 'No class',
  ofClass: (p) =>
    `${p.pupils} ${plural(p.pupils, 'pupil', 'pupils')}, ${p.toCall === 0 ? 'families reached' : `${p.toCall} to reach`}`,
  callList: 'Families to call',
  uncovered: 'Lessons without a teacher',
  uncoveredCut: (p) => `${p.all} lessons: these are the first ${p.shown} of the day.`,
  uncoveredMeans:
    'Cancelled lessons, lessons whose teacher is away with nobody to stand in, and lessons whose course has neither a teacher nor a substitute. An absence that nobody noted does not show here.',
  uncoveredNone: 'No lesson of today is cancelled or without a teacher.',
  why: {
    absent: 'without a teacher',
    cancelled: 'cancelled',
    no_teacher: 'no teacher, no substitute',
  },
  timetable: 'The timetable',
  attendance: 'Attendance',
  attendanceNone: 'No class has a lesson today.',
  caption: 'By class, the last half-day that is known',
  className: 'Class',
  half: 'Half-day',
  halves: { morning: 'morning', afternoon: 'afternoon' },
  seen: 'Present or reached',
  excused: 'Excused',
  toFindOut: 'To find out',
  outage: 'Our outage',
  notYet: 'Not known yet',
  toAttendance: 'Attendance in detail',
  load: 'Load of the week',
  loadMeans: 'Classes with more than four assessments this week.',
  loadNone: 'No class has more than four assessments this week.',
  assessments: (p) => `${p.count} assessments`,
}
