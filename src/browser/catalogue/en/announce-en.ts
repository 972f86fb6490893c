/** English words of announcements as they are written. */
import type { announceFr } from '#browser/catalogue/fr/announce-fr.ts'

export const announceEn: typeof announceFr = {
  title: 'Announcements',
  intro:
    'Read by pupils and their guardians, at the head of their day, until the day you choose. Préau does not note who has read them.',
  new: 'New announcement',
  nowhere: 'No course is yours so far: there is nobody to announce anything to.',
  to: 'To whom',
  places: {
    class: (p) => `The whole class ${p.name}`,
    school: (p) => `The whole school: ${p.name}`,
  },
  text: 'What you announce',
  textHint: 'Name no pupil: the whole class and its families read it.',
  link: 'Link (optional)',
  linkHint: 'It begins with https://',
  linkWrong: 'This link does not begin with https://',
  until: 'Shown until',
  write: 'Announce',
  written: (p) => `Announced: ${p.to}`,
  standing: 'Right now',
  none: 'Nothing is announced right now.',
  wholeSchool: 'The whole school',
  byUntil: (p) => `${p.by}, until ${p.until}`,
  withdraw: 'Withdraw',
  withdrawn: 'Announcement withdrawn',
}
