/** English words for class cards, letters and sheets to print. */
import type { paperFr } from '#browser/catalogue/fr/paper-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const paperEn: Translated<typeof paperFr> = {
  card: {
    demonstration: 'demonstration',
    qr: (p) => `Code to scan on ${p.name}’s card`,
    scan: 'Scan with the phone’s camera.',
    orType: (p) => `Or go to ${p.site}, « I have a card », and type:`,
    page: (p) => `Sheet ${p.number} of ${p.count}`,
  },
  cards: {
    title: 'Class cards',
    titleOf: (p) => `Class cards: ${p.className}`,
    back: 'The class',
    empty:
      'No card here. A card is made for every pupil of the class when this page opens: add pupils first, or reload the page to make revoked cards anew.',
    demoTitle: 'Demonstration sheet',
    demoMeans:
      'The address of this installation is no public https address: these cards will not work outside, and say « demonstration ». The operator sets the true address with PREAU_URL.',
    explain:
      'Each card opens a pupil’s day, like a key: hand them out one by one, and do not photograph them. Printing again gives the same cards.',
    printHint:
      'A4 paper, scale 100%, without the browser’s header and footer. Ten cards a sheet; cut along the dashes.',
    print: (p) => `Print ${p.count} ${plural(p.count, 'card', 'cards')}`,
    more: 'More acts on the class',
    caption: 'Pupils who have a card',
    columns: { print: 'To print', name: 'Pupil', issued: 'Card made on', acts: 'Acts' },
    printOne: (p) => `Print ${p.name}’s card`,
    chosen: (p) => `${p.count} of ${p.total} to print`,
    actsOf: (p) => `Acts on ${p.name}’s card`,
    onlyThis: 'Print this card only',
    reissue: 'Reissue the card',
    revoke: 'Revoke the card',
    reissueTitle: (p) => `Reissue ${p.name}’s card?`,
    reissueMeans:
      'For a card that was lost or seen by somebody else: the old one opens nothing any more, the new one is to be printed and handed over.',
    revokeTitle: (p) => `Revoke ${p.name}’s card?`,
    revokeMeans: 'The card opens nothing any more. Opening this page again makes a new one.',
    sessionsEnd: (p) =>
      `${p.name}’s devices that signed in with this card are signed out at once, and the pupil’s calendar address shows nothing any more. Work already received stays.`,
    reissued: (p) =>
      `${p.name}’s card is reissued: print the new one, the old one opens nothing any more.`,
    revoked: (p) =>
      p.count === 0
        ? `${p.name}’s card is revoked. No device was signed in with it.`
        : `${p.name}’s card is revoked, ${p.count} ${plural(p.count, 'device', 'devices')} signed out.`,
    revokeClass: 'Revoke all cards',
    revokeClassTitle: (p) => `Revoke all cards of ${p.className}?`,
    revokeClassMeans: (p) =>
      `${p.count} ${plural(p.count, 'card', 'cards')} will open nothing any more. New ones have to be printed and handed out.`,
    revokeClassSessions:
      'All devices signed in with these cards are signed out at once, even during an exercise, and the pupils’ calendar addresses show nothing any more. Work already received stays.',
    classRevoked: (p) =>
      `${p.count} ${plural(p.count, 'card', 'cards')} revoked, ${p.sessionCount} ${plural(p.sessionCount, 'device', 'devices')} signed out.`,
    sheetTitle: 'What will be printed',
  },
  letters: {
    title: 'Letters to print',
    explain:
      'One letter a person, with a personal code that opens the account. The code holds sixty days; printing again gives the same one. A letter never shows anything of the other guardian.',
    audience: 'For whom?',
    guardians: 'Guardians',
    guardiansHint: 'Those you have confirmed who have not opened their account yet.',
    staff: 'The staff',
    staffHint: 'Teachers and staff who have not opened their account yet.',
    classFilter: 'Guardians of the pupils of',
    allClasses: 'All classes',
    prepare: 'Prepare the letters',
    preparing: 'Preparing',
    nothingYet: 'Choose for whom, then prepare the letters: they appear here before printing.',
    ready: (p) =>
      p.count === 0
        ? 'No letter to print.'
        : `${p.count} ${plural(p.count, 'letter', 'letters')} ready.`,
    readyMeans:
      'Print on A4, scale 100%, without the browser’s header and footer. The address falls into the window of an envelope.',
    noneMeans: 'The list below says why, person by person.',
    demoMeans:
      'Demonstration letters: the address of this installation is not public. The operator sets the true one with PREAU_URL.',
    print: (p) => `Print ${p.count} ${plural(p.count, 'letter', 'letters')}`,
    batch: 'Batch shown',
    batchesMean: (p) =>
      `${p.letters} letters in all, in ${p.batches} batches of a ream of paper at most, by class and then by name. Whoever has several children has one letter, in the first of their classes.`,
    batchOf: (p) =>
      `Batch ${p.place}: ${p.first} to ${p.last} (${p.count} ${plural(p.count, 'letter', 'letters')})`,
    nextBatch: (p) => `Prepare batch ${p.place}`,
    listChanged: 'The list has changed since. Prepare the letters again.',
    notAllNamed: (p) =>
      `The first ${p.shown} are named here; those whose account is open come last.`,
    withoutTitle: (p) =>
      `${p.count} ${plural(p.count, 'person', 'people')} without a letter, and why`,
    columns: { name: 'Name', why: 'Why' },
    reasons: {
      to_confirm: 'The link with the child is still to be confirmed.',
      blocked: 'All links are blocked.',
      own_school:
        'This person holds rights that you cannot open: the head, the other school or the operator gives the letter.',
      has_account: 'The account is open already.',
    },
    toGuardians: 'Confirm the guardians',
  },
  letter: {
    letterOf: (p) => `Letter of ${p.name}`,
    title: 'Your access to Préau',
    openGuardian:
      'Préau is the school’s classroom at home. This letter opens your guardian’s account.',
    openStaff:
      'Préau is the school’s classroom at home. This letter opens your account to work with the pupils.',
    childrenOpen: (p) =>
      p.count === 1
        ? 'There you will see the day, the work due and the results of:'
        : 'There you will see the day, the work due and the results of your children:',
    ofClass: (p) => `class ${p.className}`,
    step1: 'On a phone or a computer, open:',
    orScan: 'or scan this square with the camera.',
    qr: 'Square to scan: it opens the page where the code is typed',
    step2: 'Choose « I received a letter », then type this code:',
    step3: 'Choose your login and a password of at least 12 signs. That is all.',
    once: (p) => `This code works once, until ${p.day}.`,
    ownGuardian:
      'This letter is for you only: do not hand it on, not even to your child. Every guardian gets their own.',
    ownStaff: 'This letter is for you only: do not hand it on.',
    helpTitle: 'Need help?',
    helpPhone: (p) => `Call the school on ${p.phone}, or come by: we will do it with you.`,
    helpNoPhone: 'Call the school, or come by: we will do it with you.',
  },
  coming: {
    title: 'The coming days on paper',
    titleOf: (p) => `The coming days on paper: ${p.course}`,
    intro:
      'For a pupil without a line: the lessons and exercises of the next school days, with room to write and no answers. No pupil’s name stands on it.',
    open: 'Print the coming days',
    nothing: 'Nothing to print: this course does not meet in the coming days.',
    notToSome: 'What only some pupils have is not on these sheets.',
    notOpenTitle: 'Not on these sheets: not open yet',
    notOpen: (p) => `${p.title}: opens ${p.when}`,
    withName: 'A line for the name',
    withExercises: 'With the exercises',
    print: 'Print these sheets',
    preparing: 'Fetching pictures',
    printHint:
      'A4 paper, without the browser’s header and footer. Each lesson begins a page. Recordings and attached files stay on the screen; a copy handed in on paper is then added from where you follow the exercise.',
    name: 'Name:',
    earlier: 'Given before, still to hand in',
    cancelled: 'This lesson is cancelled.',
    homework: 'Homework:',
    homeworkFor: (p) => `For ${p.day}:`,
    again: (p) => `To read again, on an earlier sheet: ${p.titles}.`,
    unprepared: (p) =>
      p.count === 1
        ? 'One lesson is not on these sheets: nothing is prepared for it'
        : `${p.count} lessons are not on these sheets: nothing is prepared for them`,
    exercise: (p) => `Exercise: ${p.title}`,
    due: (p) => `To hand in: ${p.when}`,
    drawn: (p) => `On the screen, ${p.count} questions are drawn from these ${p.all}.`,
    question: (p) => `Question no. ${p.number}`,
    points: (p) => `${p.points} ${p.one ? 'mark' : 'marks'}`,
    tickOne: 'Tick one box.',
    tickSeveral: 'Tick one or more boxes.',
    isTrue: 'True',
    isFalse: 'False',
    answer: 'Answer:',
    withUnit: '(with its unit)',
    match: 'Write in each box the letter that goes with it.',
    order: 'Number the boxes in order.',
  },
}
