/** English words of lessons that are read. */
import type { resourceFr } from '#browser/catalogue/fr/resource-fr.ts'

export const resourceEn: typeof resourceFr = {
  lesson: 'Lesson',
  toPlan: 'The lesson',
  tools: 'Reading tools',
  wholeLesson: 'the whole lesson',
  smaller: 'Smaller text',
  larger: 'Larger text',
  print: 'Print',
  exercise: 'Exercise',
  exerciseGone: 'The exercise that stood here is no longer open.',
  onlyToLookAt: 'Pupils do this exercise from their own page.',
  questionCount: (p) => (p.count === 1 ? '1 question' : `${p.count} questions`),
}
