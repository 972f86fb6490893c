/** English words of the question whether a pupil may be in recordings. */
import type { recordingConsentFr } from '#browser/catalogue/fr/recording-consent-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const recordingConsentEn: Translated<typeof recordingConsentFr> = {
  folded: (p) => `Recording of live classes: the consent for ${p.name}`,
  own: 'Recorded live classes',
  question: (p) =>
    p.name === null
      ? 'May your voice, your drawings and what you write stay in the recording of a class?'
      : `May the voice, the drawings and what ${p.name} writes stay in the recording of a class?`,
  means:
    'A recording is rare, and everybody is told. Only the class, its teachers and the families can watch it, for 30 days. Saying no takes nothing away: the class is followed and watched again all the same. The answer can be changed at any time, and holds for what is recorded already too.',
  no: 'No',
  yes: 'Yes',
  saved: { yes: 'Noted: yes.', no: 'Noted: no. Nothing of it is shown any more.' },
  since: (p) => `Answered on ${p.when}.`,
  ofAge: (p) => `Being of age, ${p.name} decides.`,
  family: {
    yes: 'Your family agreed that your voice, your drawings and your messages stay in the recording of a class.',
    no: 'Your voice, your drawings and your messages stay in no recording: your family has not said yes. It is theirs to decide.',
  },
}
