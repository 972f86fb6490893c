/** English words of what guardians are asked to sign. */
import type { signingFr } from '#browser/catalogue/fr/signing-fr.ts'

export const signingEn: typeof signingFr = {
  title: 'To be signed',
  intro:
    'Each guardian with the right to do so signs for themselves, on the child’s evening card. To change the words, withdraw them and ask again.',
  new: 'New request',
  nowhere: 'No course is yours so far: there is nobody to ask.',
  to: 'To the guardians of',
  choose: 'Choose',
  wholeClass: (p) => `The whole class ${p.name}`,
  text: 'Words to sign',
  textHint: 'Name no pupil: all families read the same words.',
  kind: 'Answer awaited',
  kinds: { read: 'I have read this', permission: 'I allow or I do not allow' },
  until: 'To be signed by the end of',
  untilWrong: (p) => `Choose today or a day to come, within ${p.days} days.`,
  ask: 'Ask',
  asked: (p) => `Request sent: ${p.to}`,
  list: 'Your requests',
  othersList: 'Requests of others in the school',
  more: 'See the next requests',
  end: 'All requests are here.',
  none: 'Nothing to sign for now.',
  states: { open: 'open', over: 'over', withdrawn: 'withdrawn' },
  line: (p) => `${p.by}, until ${p.until}, ${p.state}`,
  see: 'See who signed',
  withdraw: 'Withdraw',
  fold: 'Fold',
  withdrawTitle: (p: { of: string }) => `Withdraw this request (${p.of})?`,
  withdrawMeans:
    'Families see it no more, and nobody can sign it any more. Signatures already given stay here. A withdrawn request cannot be brought back.',
  withdrawn: 'Request withdrawn',
  signedOf: (p) => `Answers for ${p.signed} of ${p.all} pupils.`,
  cannotSign: (p) =>
    p.count === 1
      ? 'One pupil has no guardian who can sign here: ask on paper.'
      : `${p.count} pupils have no guardian who can sign here: ask on paper.`,
  table: 'Who signed',
  pupil: 'Pupil',
  guardian: 'Guardian',
  noGuardian: 'no guardian can sign',
  answer: 'Answer',
  when: 'Signed on',
  answers: { read: 'has read', allowed: 'allows', not_allowed: 'does not allow' },
  notYet: 'not yet',
  print: 'Print',
}
