/** English words of exercises as pupils do them and see them again. */
import type { exerciseFr } from '#browser/catalogue/fr/exercise-fr.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

const more = {
  third: 'your third of extra time',
  half: 'your half of extra time',
  double: 'your doubled time',
}

export const exerciseEn: typeof exerciseFr = {
  exercise: 'Exercise',
  begin: 'Begin',
  goOn: 'Go on',
  tryAgain: 'Make another attempt',
  questionCount: (p) => `${p.count} ${plural(p.count, 'question', 'questions')}`,
  points: (p) => `${p.shown} ${plural(p.count, 'point', 'points')}`,
  dueBy: (p) => `To hand in before: ${p.when}`,
  attemptsLeft: (p) => `You have ${p.count} ${plural(p.count, 'attempt', 'attempts')} left.`,
  timeLimit: (p) => `Once begun, you have ${p.time}.`,
  timeWithMore: (p) => `Once begun, you have ${p.time}, ${more[p.extra]} included.`,
  timeLeft: (p) => `Time left: ${p.time}`,
  timeOver: 'The time is over',
  timeOverMeans:
    'Hand in now: your copy arrives marked “late”, and nothing that you wrote is lost.',
  feedbackNow: 'You will see the answers as soon as you have handed in.',
  feedbackAfter: 'You will see the answers once the time to hand in is over.',
  opensAt: (p) => `It opens ${p.when}.`,
  wasDue: (p) => `It was due ${p.when}.`,
  copies: (p) => plural(p.count, 'Copy handed in', 'Copies handed in'),
  attemptNumber: (p) => `Attempt ${p.number}`,
  receivedAt: (p) => `Received ${p.when}`,
  resultLater: 'Result to come',
  pointsOf: (p) => `${p.points} out of ${p.max}`,
  partToMark: 'a part waits for the teacher',
  seeCopy: 'See the copy',
  team: {
    with: (p) => `Work in a team, with ${p.names}`,
    childWith: (p) => `In a team with ${p.names}`,
    means:
      'The copy that one of you hands in counts for the whole team. Drafts are not shared: everybody writes their own.',
    handedIn: (p) => `${p.name} has handed in a copy for your team. It was received ${p.when}.`,
    draftStays:
      'Your draft stays here. If you hand it in too, both copies are kept: the one received last counts.',
    receipt: 'This copy counts for your whole team.',
    by: (p) => `Handed in by ${p.name}`,
    copyOf: (p) => `Copy of a team, handed in by ${p.name}, with ${p.others}`,
  },
  overview: 'The questions',
  answeredCount: 'Questions answered',
  overviewStates: {
    empty: 'no answer',
    partly: 'begun',
    whole: 'answered',
    on_device: 'on this device, not received by the school yet',
  },
  questionNumber: (p) => `Question ${p.number} of ${p.all}`,
  questionSpoken: (p) => `Question ${p.number}`,
  choicesSpoken: 'The choices:',
  gapSpoken: '(gap)',
  trueOrFalseSpoken: 'True or false?',
  rereadLesson: (p) => `Read the lesson “${p.title}” again`,
  hint: 'A hint',
  hintNumber: (p) => `Hint ${p.number} of ${p.all}`,
  hintPrice: (p) => `costs ${p.shown} ${p.count === 1 ? 'point' : 'points'}`,
  hintCosts: (p) =>
    `This hint costs ${p.shown} ${p.count === 1 ? 'point' : 'points'}, taken off what your answer earns. Once it is open you can read it as often as you like.`,
  openHint: 'Open the hint',
  hintsOpened: (p) => {
    const opened = p.tu
      ? `You opened ${p.opened} of ${p.all} ${p.all === 1 ? 'hint' : 'hints'}`
      : `${p.opened} of ${p.all} ${p.all === 1 ? 'hint' : 'hints'} opened`
    return p.count === 0
      ? `${opened}.`
      : `${opened}: ${p.taken} ${p.count === 1 ? 'point' : 'points'} less.`
  },
  previous: 'Previous',
  nextQuestion: 'Next',
  finish: 'Hand in my copy',
  saved: 'received',
  savedPartly: 'received, to be completed',
  unanswered: 'No answer',
  notKeptYet: 'not kept yet',
  chooseOne: 'Choose one answer.',
  chooseSeveral: 'You may choose several answers.',
  isTrue: 'True',
  isFalse: 'False',
  yourAnswer: 'Your answer',
  yourNumber: 'Your number',
  changeSign: 'Change the sign: plus or minus',
  unit: 'Unit',
  unitOptional: 'Unit (if you like)',
  chooseUnit: 'Choose',
  chooseMatch: 'Choose',
  alreadyUsed: 'already used',
  unmatch: 'Take this choice away',
  matched: 'Joined.',
  orderHow: 'Tap a line to take it.',
  orderPlace: 'Tap the place where it goes, or use the arrows.',
  orderAsItIs: 'This order is fine',
  moveUp: 'Up',
  moveDown: 'Down',
  movedTo: (p) => `${p.what}: place ${p.place}`,
  gapNumber: (p) => `Gap ${p.number} of ${p.all}`,
  gapChoose: '…',
  yourText: 'Your text',
  wordCount: (p) => `${p.shown} ${plural(p.count, 'word', 'words')}`,
  annotationsMissing: "The teacher's annotations have not come yet: they will come with the line.",
  filesMissing: 'The place for files will come with the connection.',
  photoNumber: (p) => `Photo ${p.number}`,
  unsaved: (p) =>
    p.count < 2
      ? 'The school has not received your last answer yet.'
      : `The school has not received ${p.count} answers yet.`,
  unsavedMeans:
    'What you did is kept on this device, even if you close the page. Sending goes on by itself.',
  onPageOnly: 'This device could not keep your work.',
  keepPageOpen: 'What you did is only in this page. Keep it open: sending goes on by itself.',
  noRoomForCopy: 'This device has no room left for your work: it has not been handed in.',
  makeRoomForCopy:
    'Keep this page open. Take a file out, or wait until your files have arrived, then try again.',
  unsavedConcern: 'An exercise has answers that have not reached the school yet.',
  signInAgain: 'Sign in',
  submitTitle: 'Hand in your copy?',
  submit: 'Hand in my copy',
  readAgain: 'Read it again',
  goToQuestion: (p) => `Go to question ${p.number}`,
  withoutAnswer: (p) =>
    p.count < 2 ? '1 question has no answer.' : `${p.count} questions have no answer.`,
  notComplete: (p) =>
    p.count < 2 ? '1 answer is not complete.' : `${p.count} answers are not complete.`,
  theseQuestions: (p) =>
    p.count < 2 ? `It is question ${p.numbers}.` : `They are questions ${p.numbers}.`,
  allAnswered: 'You have answered all the questions.',
  photosPreparing: (p) =>
    p.count < 2
      ? '1 photo or file is being made ready. Your copy can leave in a moment.'
      : `${p.count} photos or files are being made ready. Your copy can leave in a moment.`,
  photosWaiting: 'A photo or file waits on this device and will leave with your work.',
  photosNotSent: (p) =>
    p.count < 2
      ? '1 photo or file has not left: it will not be in your copy.'
      : `${p.count} photos or files have not left: they will not be in your copy.`,
  attemptsLeftAfter: (p) =>
    `After that you will have ${p.count} more ${plural(p.count, 'attempt', 'attempts')}.`,
  onlyOnce: 'Once handed in, your copy cannot change any more.',
  submitting: 'Your copy is on its way to the school…',
  notArrivedYet: 'The school has not confirmed your copy yet.',
  notArrivedMeans:
    'Your work is kept on this device: you may close the page. It will leave by itself as soon as the connection is back, and counts only once.',
  changeAnswers: 'Change my answers',
  receiptTitle: 'Your copy has arrived',
  receiptShort: (p) => `receipt no. P-${p.number}`,
  receiptNumber: 'Receipt number',
  receiptTime: 'Received',
  receiptHash: 'Fingerprint',
  receiptMeans:
    'Note this number if you like: it proves that the school has received your copy. The fingerprint is computed from your answers; if a single letter changed, it would be different.',
  proofSame: 'This device has computed it again: it is your copy, whole.',
  proofDiffers: 'The fingerprint does not match what is on this device.',
  proofDiffersTodo: 'Show this page to your teacher: the copy received may be incomplete.',
  seeResult: 'See my copy',
  backToDay: 'Back to my day',
  resultTitle: (p) => `Copy: ${p.title}`,
  total: 'Result',
  totalOf: (p) => `${p.points} points out of ${p.max}`,
  toMarkCount: (p) =>
    p.count < 2
      ? '1 answer is marked by the teacher: its points come when the copy is returned.'
      : `${p.count} answers are marked by the teacher: their points come when the copy is returned.`,
  returned: (p) =>
    p.tu ? `Your copy is returned (${p.when}).` : `The copy is returned (${p.when}).`,
  copyToMark:
    'The teacher reads the whole copy by its rubric: what they say of it comes when the copy is returned.',
  wholeCopy: 'The whole copy',
  rightCount: (p) => `${p.right} right ${plural(p.right, 'answer', 'answers')} out of ${p.all}`,
  notOpen: (p) => {
    const when = p.when === null ? 'later' : p.when
    return p.tu
      ? `The answers open ${when}. Yours are below.`
      : `The answers open ${when}. Those given are below.`
  },
  marks: {
    right: 'Right',
    partly: 'Partly right',
    wrong: 'To look at again',
    unanswered: 'No answer',
    to_mark: 'To be read by the teacher',
  },
  given: (p) => (p.tu ? 'Your answer' : 'Answer given'),
  nothingGiven: (p) => (p.tu ? 'You did not answer.' : 'No answer.'),
  expected: 'Expected answer',
  expectedAmong: 'Accepted answers',
  feedback: 'Good to know',
  explanation: 'Explanation',
  changedByHand: (p) => `The teacher changed the points: ${p.points} instead of ${p.before}.`,
  comment: "The teacher's words",
  spoken: 'What the teacher says of it, aloud',
  partLabel: (p) => `Gap ${p.number}`,
  placeLabel: (p) => `Place ${p.number}`,
  partRight: 'right',
  partWrong: 'to look at again',
  partHalf: 'partly',
  partsCaption: 'Answer by answer',
  partColumn: 'Item',
  otherAttempts: 'All my attempts',
}
