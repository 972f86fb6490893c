/** English words of the call list. */
import type { callsFr } from '#browser/catalogue/fr/calls-fr.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const callsEn: typeof callsFr = {
  title: 'Families to call',
  titleOf: (p) => `Families to call, ${p.name}`,
  intro: (p) =>
    `Pupils of whom nothing is known, from the lessons since ${p.from}. No news does not mean absent.`,
  back: 'The class',
  backToSchool: 'Attendance',
  none: 'Nobody to call for now. A pupil comes here once a lesson is over and nothing is known of them.',
  cut: (p) => `${p.all} families: this page shows the ${p.shown} most urgent ones`,
  cutMeans: 'The list of each class shows all of its own.',
  toCall: (p) => `${p.count} ${plural(p.count, 'family to call', 'families to call')}`,
  reached: (p) =>
    `${p.count} ${plural(p.count, 'family already reached', 'families already reached')}`,
  silentDays: (p) =>
    p.count === 1 ? `No news ${p.since}` : `No news for ${p.count} school days, since ${p.since}`,
  lastSeen: (p) => `last seen ${p.day}`,
  notSeen: 'not seen these two weeks',
  isReached: 'Family reached',
  noGuardian: 'No confirmed guardian: please ask the office.',
  noContact: 'neither phone nor address',
  phone: (p) => `Call ${p.number}`,
  mail: 'Write',
  ofPerson: (p) => `to ${p.name}`,
  outcomeOf: (p) => `What came of the try for ${p.name}`,
  outcomes: {
    reached: 'Reached',
    left_word: 'Left word',
    no_answer: 'No answer',
    wrong_contact: 'Wrong number',
  },
  ways: {
    phone: 'by phone',
    message: 'by message',
    mail: 'by post',
    meeting: 'in person',
  },
  more: 'Another way, or a few words',
  way: 'How',
  note: 'A few words',
  noteHint:
    'Read by the class’s teachers and the staff who follow pupils. Never a medical detail nor a judgement.',
  noted: (p) => `${p.name}: ${p.outcome}`,
  undo: 'Undo',
  takenBack: (p) => `${p.name}: try taken back`,
  tried: 'Tried already',
  call: (p) => `${p.when}, ${p.way}, ${p.by}: ${p.outcome}`,
  takeBack: 'Take back',
  means:
    '“Reached” counts as “reached by phone or paper” for the lessons of that day. The list opens with families’ numbers: each opening is noted.',
}
