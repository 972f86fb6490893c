/** English words of what pupils ask their teachers. */
import type { enquiryFr } from '#browser/catalogue/fr/enquiry-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const enquiryEn: Translated<typeof enquiryFr> = {
  ask: {
    open: 'A question? Ask the teacher',
    label: () => 'Your question',
    who: () =>
      'Read by the teachers of this course and your guardians. By no other pupil. The head may read it for your safety, and that is noted.',
    send: 'Send the question',
    sent: 'The question is on its way.',
    sentMeans: () => 'The answer is read under “My questions”; your day will say so.',
    another: 'Ask another question',
    needsLine: 'No connection: a question leaves only with one.',
    staysHere: () => 'Your text stays here.',
    unsent: () => 'Your question is not sent yet.',
    tooMany: (p) => `You have asked many questions already. Try again in ${p.wait}.`,
    manyWait: () => 'Many of your questions still wait for an answer.',
    manyWaitMeans: () =>
      'Wait for an answer, or take back a question that has not been read yet. Your text stays here.',
  },
  own: 'My questions',
  ofChild: (p) => `Questions of ${p.name}`,
  intro:
    'What the teachers of the course received, and their answers. Deleted when the school year ends.',
  introHead: 'For the pupil’s safety only: this opening is noted under “Who did what”.',
  none: 'No question so far. One is asked below a lesson or an exercise.',
  about: (p) => `${p.course} · ${p.when}`,
  waiting: 'not read yet',
  read: 'read, the answer is to come',
  answeredBy: (p) => `Answer of ${p.by}, ${p.when}`,
  takeBack: 'Take back',
  takenBack: 'The question is taken back.',
}
