/** English words of a course that is taken up again. */
import type { repriseFr } from '#browser/catalogue/fr/reprise-fr.ts'

const resources = (count: number) => `${count} ${count === 1 ? 'resource' : 'resources'}`
const exercises = (count: number) => `${count} ${count === 1 ? 'exercise' : 'exercises'}`

export const repriseEn: typeof repriseFr = {
  open: 'Take up another course here',
  title: 'Take up a course again',
  titleOf: (p) => `Take up a course again: ${p.of}`,
  courseOf: (p) => (p.of === '' ? `${p.name}, ${p.year}` : `${p.name}, ${p.of}, ${p.year}`),
  intro:
    'What the lessons of a course carried, this year’s or an earlier one’s, goes to the lessons of this one, in the same order. Nothing that pupils did comes along.',
  new: 'Choose what is taken up',
  source: 'Course to take up',
  choose: 'Choose a course',
  noSource:
    'No other course of the school carries a resource or an exercise of yours. A colleague’s are found under “My resources” and “My exercises”, if they are shared.',
  sourceLine: (p) =>
    `${p.name}${p.of === '' ? '' : ` (${p.of})`}: ${resources(p.resources)}, ${exercises(p.exercises)}`,
  plan: 'What would go where',
  firstLesson: 'From the lesson',
  numbered: (p) => `Lesson ${p.number}, ${p.when}`,
  firstDay: 'First lesson here, from',
  firstDayHint:
    'The lessons after it are filled in their order. Holidays and cancelled lessons are skipped.',
  summary: (p) =>
    `${resources(p.resources)}, ${exercises(p.exercises)}, ${p.withoutLesson} without a lesson`,
  summaryHint:
    'Resources are attached at once to their lessons, where pupils read them. Exercises wait: none is given before you say so.',
  cut: (p) =>
    `This course carries more than ${p.count} resources and exercises: take up the rest from a later lesson.`,
  empty: 'Nothing to take up from this lesson on.',
  all: 'Tick all',
  none: 'Tick none',
  goesTo: (p) => `to ${p.when}`,
  noLesson: 'no lesson left: waits',
  kinds: { resource: 'resource', exercise: 'exercise' },
  states: {
    to_copy: 'a colleague’s, shared: a copy will be yours',
    not_shared: 'a colleague’s, not shared',
    not_published: 'not published yet',
    there: 'at this lesson already',
  },
  inCourse: 'in this course already',
  wasToSome: 'was given to some pupils only: here it would be to the whole course',
  times: (p) => `opens ${p.opens}, due ${p.due}`,
  opens: (p) => `opens ${p.opens}, no due time`,
  apply: 'Take up in this course',
  applied: (p) =>
    `Taken up: ${resources(p.resources)} placed, ${exercises(p.exercises)} to give, ${p.withoutLesson} without a lesson`,
  of: (p) => `${p.name} (${p.year})`,
  facts: (p) =>
    `Taken up ${p.when}: ${resources(p.resources)} placed, ${exercises(p.exercises)} given`,
  done: 'Nothing waits any more.',
  toGive: 'To give',
  toGiveHint: 'Pupils do not see them yet.',
  give: (p) => `Give ${exercises(p.count)}`,
  given: (p) => `${exercises(p.count)} given`,
  here: 'Taken up, to give',
  giveOne: 'Give',
  at: (p) => `lesson: ${p.when}`,
  withoutLesson: 'Without a lesson',
  withoutLessonHint:
    'No free lesson was left, or it was taken away since: choose one, or leave it.',
  lesson: (p) => `Lesson for “${p.title}”`,
  chooseLesson: 'Choose a lesson',
  noLessons: 'This course has no lessons to come yet: they come with the timetable.',
  place: 'Place',
  placed: (p) => `Placed: ${p.title}`,
  drop: 'Leave',
  dropped: (p) => `Left: ${p.title}`,
  undo: 'Undo this',
  undoTitle: 'Undo what was taken up?',
  undoMeans:
    'Its resources leave the lessons, its given exercises are withdrawn, what waits is forgotten. Your resources and exercises stay yours.',
  undone: 'Undone',
  begun:
    'One of these lessons has begun, or a pupil has opened an exercise: it can no longer be undone at once. Take things off at each lesson.',
}
