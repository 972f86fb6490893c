/** English words of the answers to what pupils ask. */

import type { enquiryAnswersFr } from '#browser/catalogue/fr/enquiry-answers-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const enquiryAnswersEn: Translated<typeof enquiryAnswersFr> = {
  title: 'Pupils’ questions',
  intro:
    'On your lessons and exercises. A pupil sees only their own; their guardians read them too.',
  none: 'No question waits for an answer.',
  waiting: (p) => `${p.count} ${plural(p.count, 'question waits', 'questions wait')} for an answer`,
  answered: 'Answers of the last seven days',
  answer: 'Answer',
  answerTo: (p) => `Answer to ${p.name}`,
  toClass: 'To the whole class as well, as an announcement without the pupil’s name',
  namesPupil: (p) => `The answer names ${p.name}: the whole class would read it.`,
  send: 'Answer now',
  keys: 'Ctrl + Enter sends the answer and goes to the next question. An answer is not changed any more.',
  sent: (p) => `Answer sent to ${p.name}`,
}
