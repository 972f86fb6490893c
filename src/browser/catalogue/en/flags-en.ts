/** English words of lines of live classes that somebody pointed out, for the head. */
import type { flagsFr } from '#browser/catalogue/fr/flags-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const flagsEn: Translated<typeof flagsFr> = {
  title: 'Reported messages',
  intro:
    'Messages of live classes that somebody reported to the teachers. They are kept for a year, then deleted.',
  nothing: 'No message was reported within a year.',
  caption: 'Reported messages, the newest first',
  columns: { when: 'When', by: 'Written by', words: 'What was written', flaggedBy: 'Reported by' },
  to: {
    class: 'to the class',
    adults: 'to adults',
    breakout: 'in a breakout',
  },
  more: 'See older ones',
  end: 'That is all.',
}
