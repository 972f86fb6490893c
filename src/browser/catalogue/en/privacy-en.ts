/** English words of the page on privacy. */
import type { privacyFr } from '#browser/catalogue/fr/privacy-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const privacyEn: Translated<typeof privacyFr> = {
  privacyTitle: 'Privacy',
  privacyIntro:
    'Préau is for teaching when the school is closed, and for nothing else. Here is what is kept, why, and for how long.',
  keptCaption: 'What is kept',
  keptWhat: 'What',
  keptWhy: 'Why',
  keptLong: 'For how long',
  kept: [
    {
      what: "Pupils' names, dates of birth and classes, from the school's lists",
      why: 'To let everyone into their own class, and nobody else',
      long: 'While the pupil is enrolled; then the account is closed, and kept 13 months, or as long as the submissions',
    },
    {
      what: "Guardians' names and contact details, from the school's lists",
      why: "To send the activation letter and to show their child's work",
      long: 'While the child is enrolled, then 13 months',
    },
    {
      what: "Files of the school's lists, as the head uploads them",
      why: 'To show what they would change before they are applied',
      long: 'Until they are applied; 7 days where that is not confirmed, or fails',
    },
    {
      what: 'Names, contact details, subjects and classes of teachers and staff',
      why: 'To know who teaches whom, and who may see what',
      long: 'While the person works at the school, then 13 months; the name alone, as long as what they wrote in the lesson log',
    },
    {
      what: 'Answers, opened hints, photos of work, marks, comments written or spoken, appreciations and reports; the time of sending, and the one that the device says',
      why: 'To mark, to explain, and so that the pupil can read them again',
      long: 'Until the end of the following school year',
    },
    {
      what: "A pupil's adjustments: more time, display, listening; never the reason for them",
      why: 'So that they hold everywhere without the pupil having to ask',
      long: 'Until the end of the school year, or until the pupil leaves the school',
    },
    {
      what: 'Other times given to one pupil for an exercise; never the reason',
      why: 'So that the work counts as in time',
      long: 'As long as the submissions',
    },
    {
      what: 'Small groups of a course, which no family sees; who has an exercise of their own, who works in a team',
      why: 'To give each what suits them',
      long: 'The groups until the end of the school year; the rest as long as the submissions',
    },
    {
      what: 'What guardians are asked to sign, who answered, what and when',
      why: 'To be able to say who allowed what',
      long: 'A year after the last day for signing',
    },
    {
      what: 'Which half of a class is at home, and on which days',
      why: 'So that everybody knows where their lesson is, and nobody is looked for in error',
      long: '400 days after the last of them',
    },
    {
      what: "A pupil's presence as an adult corrected it; what guardians say of an absence: one of a few reasons, health among them, and a note",
      why: 'So that nobody is counted absent in error, and the school knows that an adult is aware',
      long: '400 days after the day',
    },
    {
      what: 'Calls to the family of a pupil who is not seen any more: who called, when, and whether somebody answered',
      why: 'So that two adults do not call about the same thing, and no pupil is forgotten',
      long: '400 days',
    },
    {
      what: "A teacher's absence: its half-days, never the reason",
      why: 'To see which classes are without a teacher',
      long: '31 days after the last of them',
    },
    {
      what: 'Announcements to classes: the text, who wrote it, until when; not who has read them',
      why: 'To tell everybody the same thing',
      long: '31 days after their last day',
    },
    {
      what: "A pupil's work plan: what there is to do, what was ticked, the teacher's word",
      why: 'That the pupil knows how far it is, and the teacher sees who needs help',
      long: '31 days after its last day',
    },
    {
      what: 'What a pupil asks about a lesson or an exercise, and the answer',
      why: 'Help from afar, as a hand is raised in class',
      long: 'Until the end of the school year',
    },
    {
      what: 'Live class: what is drawn, written, asked and voted there, and the slides; the voice is not kept',
      why: 'So that everybody finds it again after a lost line, and an adult can read what was said',
      long: '7 days after the lesson',
    },
    {
      what: 'A message of a live class that somebody reported: its words, who wrote it, who reported it; the head alone reads them',
      why: 'That a message that hurts is not gone before an adult has seen to it',
      long: 'One year',
    },
    {
      what: 'Recorded class, for all to see: board, chat, voice; no pupil unless the family agreed, which is noted',
      why: 'To see the lesson again',
      long: '30 days, or less if the teacher deletes it; no longer where somebody keeps it on a device',
    },
    {
      what: 'Live class: who entered and left, and when',
      why: 'To know who was there, and that nobody else entered',
      long: '400 days after the lesson',
    },
    {
      what: 'The lesson log: what was done in each lesson, what is to do, a note on the lesson, and which teacher wrote it',
      why: 'So that everybody can look it up, a substitute can go on, and inspectors can read it',
      long: 'Five years after the end of the school year',
    },
    {
      what: "The time of each day's arrival, or what the device says of it when the platform did not answer",
      why: 'To keep the place of each in line, and to count nobody absent for an outage',
      long: '31 days',
    },
    {
      what: "Each device's sign-in: the date, and a name for the device",
      why: 'So as not to ask for the card every time, and to stop a lost device',
      long: '90 days at most',
    },
    {
      what: 'The journal of requests that the platform received: the time, the kind of page, the answer, and a pseudonym in the place of the person and their address',
      why: 'To prove what happened on a day when the platform struggled',
      long: '12 months; then its keys are destroyed, and nobody can read it any more',
    },
    {
      what: "A trace of sensitive acts: opening a pupil's file, printing or stopping a card",
      why: 'So that one can check who did what',
      long: '12 months',
    },
    {
      what: "Adults' passwords and the codes of cards, in a form from which they cannot be read back",
      why: 'To check that it is the right person',
      long: 'Until they are replaced',
    },
    {
      what: 'Display settings, language',
      why: 'To find a readable page at every visit',
      long: 'On the device, until they are erased',
    },
  ],
  notDoneTitle: 'What Préau does not do',
  notDone: [
    'No tracker, no advertising, no audience measurement.',
    'Nothing comes from another site and nothing is sent to a third party: no typefaces, no videos, no statistics.',
    "No profile: a pupil's time or mistakes serve for nothing but helping them.",
    "The device's position is never asked for, and the one inside a photo is removed when it is sent.",
  ],
  cookieTitle: 'Four cookies, all of them needed',
  cookieText:
    'Two keep the device signed in: one for whoever uses it, one for the people who share it; they disappear when all sign out, or after 90 days. Two keep the place in the waiting line (18 hours at most) and that you are in (30 minutes after the last page). No other site can read them, and Préau cannot work without them. That is why no banner asks for your consent.',
  whoSeesTitle: 'Who sees what',
  whoSees: [
    "A pupil sees their lessons, their answers and what their teachers write to them; not the others' work.",
    'A teacher sees the work of the classes they teach.',
    "A guardian sees their child as soon as the school has confirmed their rights. A guardian never sees the other's contact details.",
    'What is asked of a teacher is read by the teachers of the course and the guardians. The head may read it for the pupil’s safety, and that is noted. No other pupil sees it.',
    'The head sees their school. The operator runs the machines, and has no page for reading the work.',
  ],
  rightsTitle: 'Your rights',
  rights: [
    'You can ask to see what is kept about you or your child, have it corrected, object to a use or limit one. Write to the head of the school, who answers within a month.',
    'The school and the authority it belongs to are responsible for these data; they serve a task in the public interest, teaching (Regulation (EU) 2016/679, Article 6(1)(e)). Every académie has a data protection officer.',
    'If the answer does not satisfy you, the CNIL receives complaints: www.cnil.fr, or 3 place de Fontenoy, 75007 Paris.',
  ],
}
