/** English words of copies on paper that a teacher hands in for a pupil. */
import type { paperCopyFr } from '#browser/catalogue/fr/paper-copy-fr.ts'

export const paperCopyEn: typeof paperCopyFr = {
  title: 'Paper copy',
  titleOf: (p) => `Paper copy of ${p.name}`,
  open: 'Hand in a paper copy',
  toFollowing: 'Following the exercise',
  alreadyThere: (p) => `${p.name} has already handed this work in.`,
  alreadyThereMeans:
    'That copy is not replaced. A further sheet can be given back, or kept in the classroom.',
  begun: (p) => `${p.name} has begun this work online.`,
  begunMeans: (p) =>
    p.count < 2
      ? 'The saved answer will be handed in with the paper copy, and the work will be closed.'
      : `The ${p.count} saved answers will be handed in with the paper copy, and the work will be closed.`,
  forTeam: (p) => `This sheet counts for the whole team: ${p.name}, with ${p.mates}.`,
  forTeamMeans: 'Once handed in, it is the copy of each; the team does not change any more.',
  noPhoto: 'The photo of the copy is missing.',
  answers: 'What the sheet holds',
  wholeWork: 'The whole work',
  wholeWorkMeans: 'Questions without an answer online will wait to be marked by hand.',
  question: (p) => `The answer to question ${p.number}`,
  when: 'Handed to you',
  now: 'just now',
  before: 'earlier',
  beforeHint: 'The pupil and their guardians will read that the hour is what you say.',
  day: 'Day',
  time: 'Hour',
  hourWrong: 'Give a day and an hour that are past.',
  sending: 'Sending the photos',
  act: 'Hand in the copy',
  means: (p) =>
    `It becomes the copy of ${p.name}, under your name: the pupil and their guardians see it.`,
  arrived: (p) => `The copy of ${p.name} is handed in.`,
  receipt: (p) => `Receipt no. P-${p.number}.`,
  wrong: {
    open: 'Not the right pupil',
    title: (p) => `Is this not the copy of ${p.name}?`,
    whose: 'Whose copy it is',
    choose: 'Choose a pupil',
    nobody: 'All other pupils have handed this work in: the copy can go to nobody.',
    moveMeans: (p) =>
      `The photos, what is drawn on them, the spoken comment and the marks of what the sheet holds go with the copy. Marks of what ${p.name} answered online are withdrawn, and a decision about lateness is to be taken again.`,
    move: 'Move the copy',
    moved: 'The copy is under the right name.',
    backMeans: (p) =>
      `Removed, the copy is gone with its photos and all its marks. What ${p.name} answered online stays, and the work is open again.`,
    back: 'Remove the copy',
    backForGood: 'Its photos and marks will be gone for good.',
    backSure: 'Remove for good',
    tookBack: (p) => `The copy handed in for ${p.name} is removed.`,
    gradeStays: 'A grade that was taken over into the gradebook stays there: correct it there.',
  },
  unsaved: 'The photos of a paper copy are not handed in yet.',
}
