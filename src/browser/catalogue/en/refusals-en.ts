/** English words of every refusal: what happened, what it means, what to do. */
import type { furtherRefusalsFr } from '#browser/catalogue/fr/further-refusals-fr.ts'
import type { RefusalFacts, refusalsFr } from '#browser/catalogue/fr/refusals-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const afterWait = (p: RefusalFacts, act: string): string =>
  p.wait === null ? `${act} in a few minutes.` : `${act} in ${p.wait}.`

export const refusalsEn: Translated<typeof refusalsFr & typeof furtherRefusalsFr> = {
  bad_request: () => ({
    what: 'The request was not understood.',
    means: 'Something is missing or not in the expected form. Nothing has changed.',
    todo: 'Check what you wrote, then try again.',
  }),
  body_too_large: () => ({
    what: 'This is too large to send.',
    means: 'Nothing is lost: the file is still on this device.',
    todo: 'Choose a smaller file, or take the photo again at a smaller size.',
  }),
  unsupported_type: () => ({
    what: 'This type of file is not accepted here.',
    means: 'What the file contains counts, not its name. Nothing was sent.',
    todo: 'Send a photo (JPEG or PNG) or a PDF instead.',
  }),
  not_found: () => ({
    what: 'This page does not exist, or is not for this account.',
    means: 'The address is incomplete, or what was there has been removed.',
    todo: 'Go back to the home page, or check the address.',
  }),
  origin_refused: () => ({
    what: 'The request came from another site.',
    means: 'It was stopped to protect this account. Nothing has changed.',
    todo: 'Open Préau at the address that the school gave, then try again.',
  }),
  too_many_requests: (p) => ({
    what: 'Too many requests left in a short time.',
    means: 'This happens when a page insists. Work already received stays received.',
    todo: afterWait(p, 'Try again'),
  }),
  overloaded: (p) => ({
    what: 'Many people are arriving at the same moment.',
    means: 'The request has not been handled yet. What you wrote is still on this page.',
    todo: afterWait(p, 'Keep this page open and try again'),
  }),
  unavailable: (p) => ({
    what: 'The place where Préau keeps work does not answer.',
    means: 'Work already received stays received. What you wrote is still on this page.',
    todo: afterWait(p, 'Keep this page open and try again'),
  }),
  wait_your_turn: () => ({
    what: 'The door is still closed: there are many people.',
    means: 'The place in line is kept. What you wrote is still on this page.',
    todo: 'Keep this page open: it goes in by itself.',
  }),
  internal: () => ({
    what: 'Something is broken on our side.',
    means: 'The fault is noted and is not in this device. Work already received stays received.',
    todo: 'Try again in a few minutes. If it goes on, the help page says whom to call.',
  }),
  sign_in_required: () => ({
    what: 'This page asks you to sign in.',
    means: 'This device does not know yet who is using it.',
    todo: 'Sign in with your class card or your login.',
  }),
  session_ended: () => ({
    what: "This device's sign-in has ended.",
    means: 'It lasts 90 days at most, and the school can end it sooner.',
    todo: 'Sign in again: nothing is lost.',
  }),
  forbidden: () => ({
    what: 'This page is not open to your account.',
    means: 'The school decides who sees what. Nothing has changed.',
    todo: 'If this surprises you, ask your teacher or the head to check.',
  }),
  account_disabled: () => ({
    what: 'The school has closed this account.',
    means: 'The work is not erased. Often it follows a change of school.',
    todo: 'Call the school: it can open the account again.',
  }),
  other_account: () => ({
    what: 'Somebody else is signed in on this device.',
    means: 'Nothing left under their name. What was done here stays here.',
    todo: 'If it is yours, sign in again in another tab, then try once more.',
  }),
  wrong_credentials: () => ({
    what: 'The login and the password do not match.',
    means: 'One of them may have a typing slip. The account is not blocked.',
    todo: 'Check the capital letters, then try again. Forgotten password: the help page says how to choose another.',
  }),
  wrong_code: () => ({
    what: 'This code opens nothing.',
    means: 'A letter may be misread, or the code belongs to another class.',
    todo: 'Read the card again, four characters at a time. If it is lost, tell the teacher.',
  }),
  code_paused: (p) => ({
    what: 'Several wrong codes were tried: typing codes is paused.',
    means: 'The pause protects the accounts of the class. Nobody is punished.',
    todo: afterWait(p, 'Scan the card if you can, or try again'),
  }),
  card_revoked: () => ({
    what: 'This card is no longer valid.',
    means: 'A new card was made, or this one was reported lost.',
    todo: 'Use the new card, or ask the school for it.',
  }),
  password_too_weak: () => ({
    what: 'This password would be too easy to guess.',
    means: 'It has fewer than 12 characters, or is among the most common ones.',
    todo: 'Choose for example four words that have nothing to do with each other.',
  }),
  login_taken: () => ({
    what: 'This login is already taken.',
    means: 'Somebody else uses it, or you already have an account.',
    todo: 'Choose another, or sign in to the account that exists.',
  }),
  device_full: () => ({
    what: 'This device already knows too many people.',
    means: 'Their number is limited so that each keeps their things apart.',
    todo: 'First remove a person who no longer uses it.',
  }),
  password_needed: () => ({
    what: 'This page is for adults.',
    means: 'It stays closed until the password is given on this device.',
    todo: 'Give your password to go on.',
  }),
  opened_by_guardian: () => ({
    what: 'A guardian opened this page from their own account.',
    means: "A calendar address made here would outlive that guardian's rights. Nothing was made.",
    todo: 'Sign in with the class card to make one; a guardian makes theirs from their own account.',
  }),
  file_unreadable: () => ({
    what: 'This file could not be read.',
    means: 'It is not in the announced format, or it is damaged. Nothing was imported.',
    todo: 'Export it again from where it came, without opening it in a spreadsheet.',
  }),
  roster_refused: () => ({
    what: 'The files were not applied.',
    means: 'An import is applied whole or not at all: the lists have not changed.',
    todo: 'Read the report: it gives the line and the reason of each rejection.',
  }),
  already_running: () => ({
    what: 'The same operation is already under way.',
    means: 'One at a time, so that nothing gets mixed.',
    todo: 'Wait for the first to end: its progress is shown here.',
  }),
  school_unknown: () => ({
    what: 'No school of this installation has this UAI code.',
    means: 'The code has a slip, or the school is not registered yet.',
    todo: 'Check the code: seven digits and a letter. Otherwise import the directory first.',
  }),
  not_open_yet: () => ({
    what: 'This exercise is not open yet.',
    means: 'It opens at the time that the teacher chose.',
    todo: 'Come back at the time shown; the lesson can be read meanwhile.',
  }),
  too_late: () => ({
    what: 'The time to hand in is over.',
    means: 'The exercise no longer accepts work. What was written stays visible.',
    todo: 'The teacher can open the exercise again: tell them what happened.',
  }),
  no_attempt_left: () => ({
    what: 'All attempts are used.',
    means: 'The work already handed in counts and stays visible.',
    todo: 'The teacher can grant one more attempt.',
  }),
  other_draw: () => ({
    what: 'An attempt with other questions is under way.',
    means: 'It was begun on another device. The answers given here stay on this device.',
    todo: 'Go on with the other attempt, and show the teacher what is written here.',
  }),
  attempt_closed: () => ({
    what: 'This work is already handed in.',
    means: 'It can no longer change. It is not lost.',
    todo: 'Open it to read the answers again.',
  }),
  submission_id_reused: () => ({
    what: 'Two different pieces of work arrived under the same number.',
    means: 'Both are kept apart; the first is still the one that counts.',
    todo: 'Tell the teacher, who sees both.',
  }),
  not_published: () => ({
    what: 'This is not published yet.',
    means: 'A draft exists, but it has not been given to the class.',
    todo: 'Publish it first, or come back later.',
  }),
  edited_elsewhere: () => ({
    what: 'A newer version was saved from another place.',
    means: "So as not to erase anybody's work, this one was not saved over it.",
    todo: 'Copy your text, reload the page, then add to it.',
  }),
  lesson_clash: () => ({
    what: 'Somebody would have two lessons at once.',
    means: 'The teacher or some pupils have another lesson at that time. Nothing has changed.',
    todo: 'Choose another lesson or another time.',
  }),
  too_many_files: () => ({
    what: 'There are too many files here already.',
    means: 'This one was not added; it is still on this device.',
    todo: 'Take out a file that is of no use any more, then try again.',
  }),
  in_use: () => ({
    what: 'Something else still needs this.',
    means: 'Removing it would break what depends on it. Nothing has changed.',
    todo: 'First remove what depends on it.',
  }),
  class_opens_later: () => ({
    what: 'The live class is not open yet.',
    means: 'It opens a quarter of an hour before the lesson; an hour before, for its teachers.',
    todo: 'Come back a little before the lesson.',
  }),
  class_over: () => ({
    what: 'The live class is over.',
    means: 'Nobody enters it any more. The lesson and its documents stay in the day.',
    todo: 'Go back to the day; a teacher of the lesson can open the class again.',
  }),
  removed_from_class: () => ({
    what: 'This live class can no longer be entered.',
    means: 'An adult of the lesson decided so, for this lesson only.',
    todo: 'Write to the teacher.',
  }),
  no_adult_here: () => ({
    what: 'No adult is here for the moment.',
    means: 'Until one is back, the board can be read, and nothing else.',
    todo: 'Stay here: everything comes back with the teacher.',
  }),
  not_granted: () => ({
    what: 'The teacher has not opened this.',
    means: 'The teacher gives the right to draw, or to write to the class.',
    todo: 'Raise your hand, or write to the teacher alone.',
  }),
  poll_over: () => ({
    what: 'This question is closed.',
    means: 'The answers have been counted.',
    todo: 'Wait for the next one.',
  }),
  board_full: () => ({
    what: 'The board is full.',
    means: 'This last stroke was not kept; everything before it was.',
    todo: 'Clear a page, then go on.',
  }),
  log_full: () => ({
    what: 'This was not kept.',
    means: 'A lesson keeps so much, of each and of all, and no more.',
    todo: 'Sound and pictures go on.',
  }),
}
