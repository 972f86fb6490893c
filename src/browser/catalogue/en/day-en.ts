/** English words for the day: the pupil's rail, the guardian's view of it, what is due. */
import type { dayFr } from '#browser/catalogue/fr/day-fr.ts'

export const dayEn: typeof dayFr = {
  title: 'My day',
  hello: (p) => (p.name === '' ? 'Good day' : `Good day, ${p.name}`),
  lessons: 'The lessons',
  otherDays: 'Other days',
  backToToday: 'Today',
  myWeek: 'My week',
  read: 'Read the lesson',
  readingTime: (p) => `Lesson · ${p.minutes} min to read`,
  room: (p) => (/^\d/.test(p.room) ? `room ${p.room}` : p.room),
  cancelled: 'This lesson is cancelled.',
  moved: 'This lesson has moved.',
  movedFrom: (p) => `This lesson has moved. It was planned for ${p.day}.`,
  homework: 'To do',
  homeworkFor: (p) => `To do for ${p.day}`,
  states: {
    not_opened: 'to do',
    begun: 'begun',
    received: 'received',
    marked: 'marked',
  },
  acts: {
    not_opened: 'Do the exercise',
    begun: 'Go on',
    received: 'See my copy',
    marked: 'See the marks',
  },
  look: 'See the work',
  due: (p) => `due ${p.when}`,
  dueMoved: (p) => `due ${p.when}: moved, because the platform was out of reach`,
  noDue: 'no due date',
  opens: (p) => `opens ${p.when}`,
  lateAccepted: (p) =>
    p.tu
      ? `It was due ${p.when}. You can still hand it in.`
      : `It was due ${p.when}. Late work is still accepted.`,
  lateClosed: (p) => `It was due ${p.when}. The time to hand it in is over.`,
  toHandIn: 'To hand in',
  returned: (p) =>
    p.count === 1
      ? p.tu
        ? 'Your copy is returned'
        : 'A copy is returned'
      : p.tu
        ? 'Your copies are returned'
        : 'Copies are returned',
  returnedOn: (p) => `returned ${p.when}`,
  handedIn: (p) => `Handed in already (${p.count})`,
  nothingToHandIn: (p) =>
    p.tu ? 'Nothing to hand in: you are up to date.' : 'Nothing to hand in: all is up to date.',
  dayOver: (p) =>
    p.tu ? "Today's lessons are over. You can read them again." : "Today's lessons are over.",
  holiday: (p) => {
    const what = p.label === null ? 'A day off' : `Day off: ${p.label}`
    return p.tu ? `${what}. Enjoy it.` : `${what}.`
  },
  myGrades: 'My grades',
  myLog: 'My lesson log',
  myAttendance: 'My attendance',
  myReports: 'My reports',
  myEnquiries: 'My questions',
  distance: {
    ofLesson: { all: 'at a distance', some: 'at a distance for some of the pupils' },
    places: (p) => `${p.home} at home, ${p.room} in the room`,
  },
  announcements: 'Announced',
  announcedBy: (p) =>
    p.of === '' ? `${p.by}, until ${p.until}` : `${p.by}, ${p.of}, until ${p.until}`,
  answered: (p) =>
    p.more === 0
      ? `An answer to a question on “${p.title}”`
      : `Answers to questions, the latest on “${p.title}”`,
  readAnswer: (p) => (p.many ? 'Read the answers' : 'Read the answer'),
  weekend: (p) =>
    p.tu ? 'It is the weekend: no lessons. Rest, play, read.' : 'It is the weekend: no lessons.',
  noLessons: (p) =>
    p.tu
      ? 'No lessons on this day. If there should be some, tell your teacher.'
      : 'No lessons on this day. If there should be some, tell the school.',
  lacking: {
    no_class: (p) =>
      p.tu
        ? 'You are in no class at the moment: the school puts you in one, and your lessons then appear here at once. Ask an adult to call the school with you.'
        : 'This pupil is in no class at the moment: the school puts them in one, and their lessons then appear here at once. Please call the school.',
    no_courses: (p) =>
      p.tu
        ? 'Your class has no lessons here yet: the school is preparing them, and they will appear by themselves. If it lasts, ask an adult to call the school with you.'
        : 'This pupil’s class has no lessons here yet: the school is preparing them, and they will appear by themselves. If it lasts, please call the school.',
  },
  nextSchoolDay: (p) => `Next lessons: ${p.day}`,
}
