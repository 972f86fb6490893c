/** English words of an exercise in a live class. */
import type { liveExerciseFr } from '#browser/catalogue/fr/live-exercise-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const liveExerciseEn: Translated<typeof liveExerciseFr> = {
  open: 'Exercise',
  choose: 'Give an exercise now',
  title: 'Exercise to do',
  named: (p) => `Exercise: ${p.title}`,
  handedOut: (p) => `Exercise to do now: ${p.title}`,
  start: 'Open the exercise',
  besides: () =>
    'It opens in a new tab: you still hear the class there, and come back here afterwards.',
  already: 'Already given for this lesson',
  show: 'Put in front of the class',
  own: 'My exercises',
  due: 'Due',
  dueEnd: (p) => `At the end of the lesson, at ${p.time}`,
  dueNext: (p) => `Before the next lesson, ${p.when}`,
  dueNone: 'No due time',
  dueHint: 'A copy that comes later is taken too, and says so.',
  give: 'Give to the whole class',
  givenBefore: {
    what: 'What you sent first had arrived.',
    todo: 'What you changed since has not. Close this choice and open it again: the exercise is under “Already given”.',
  },
  notGiven:
    'The exercise is given, but the class does not have it in front of it yet: it waits above, under “Already given”.',
  onlyTeachers: 'Only teachers of the course give an exercise.',
  putAway: 'Put away',
  follow: 'See the copies',
  soFar: 'How far the class is',
  soFarSummary: (p) =>
    `${p.received} ${p.received === 1 ? 'copy' : 'copies'} received of ${p.all}.`,
  where: 'Where',
  pupils: 'Pupils',
  received: 'Handed in',
  begun: 'Begun',
  notOpened: 'Not opened',
  results: 'How each question went',
  resultsSummary: (p) => `Hardest: ${p.question}, ${p.share} of its points.`,
  question: (p) => `Question no. ${p.number}`,
  questionHeader: 'No.',
  share: 'Points earned',
}
