/** English words of the live class. */
import type { liveFr } from '#browser/catalogue/fr/live-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'
import { liveBreakoutsEn } from './live-breakouts-en.ts'
import { liveCameraEn, liveQualityEn } from './live-camera-en.ts'
import { liveCaptionsEn } from './live-captions-en.ts'
import { liveExerciseEn } from './live-exercise-en.ts'
import { liveFlagEn } from './live-flag-en.ts'
import { livePicturesEn } from './live-pictures-en.ts'
import { liveReplayEn } from './live-replay-en.ts'
import { liveShapesEn } from './live-shapes-en.ts'
import { liveTestsEn } from './live-tests-en.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const liveEn: Translated<typeof liveFr> = {
  title: 'Live class',
  showing: 'My camera and my screen',
  join: 'Join the live class',
  joinTeacher: 'Open the live class',
  joinHint: (p) => `Live at ${p.time}`,
  joinNow: 'It is time: people come in as soon as the teacher is there',
  toPlan: 'The lesson',
  toDay: 'My day',
  opening: 'Going into the class...',

  waiting: {
    title: 'Waiting for the teacher',
    titleTu: 'Waiting for your teacher',
    means: (p) =>
      p.tu
        ? 'You are in the right place. The class opens here by itself as soon as your teacher comes.'
        : 'You are in the right place. The class opens here by itself as soon as the teacher comes, or lets you in.',
    alone: () => 'Until then nobody sees you and you see nobody.',
    meanwhile: 'To read meanwhile',
  },
  held: {
    title: 'The teacher is not here any more',
    means: () =>
      'Chat and microphones are closed. The board stays for you to read. Everything goes on as soon as an adult is back.',
    back: 'The teacher is back.',
  },
  recorded: {
    sign: 'This class is being recorded',
    means: ({ tu }) =>
      tu
        ? 'The board, messages to the class and the voice of adults are kept. Your own voice and words are only kept if your family agreed.'
        : 'The board, messages to the class and the voice of adults are kept; of a pupil, nothing unless the family agreed.',
    stopped: 'The recording has stopped.',
    cut: 'The recording was cut off',
    cutMeans: (p) =>
      `There is no room left to keep it: the last seconds before ${p.time} and what follows are not in it. The class goes on.`,
    start: 'Record the class',
    stop: 'Stop recording',
  },
  replay: liveReplayEn,
  line: {
    lost: 'The connection is down',
    lostMeans: () =>
      'Stay here: the page comes back by itself. What you have done since then goes out at that moment.',
    now: 'Try now',
    back: 'The connection is back.',
    full: 'Too much waits for the connection: this was not done.',
    notSent: 'Without a connection this was not done.',
    noAnswer: 'The class did not answer: this was not done.',
    longer:
      'This network blocks the direct line: the class takes a longer way. Everything works, a little later.',
  },
  over: {
    ended: 'The class is over',
    endedMeans: 'The teacher ended the class for everybody.',
    moved: 'The class goes on on another device',
    movedMeans: () => 'You have just come into this class elsewhere. One can be there only once.',
    removed: () => 'You were taken out of the class',
    removedMeans: (p) =>
      p.tu
        ? 'You cannot come in again during this lesson. Talk about it with your teacher, or with your parents.'
        : 'You cannot come in again during this lesson. Please talk to the teacher.',
    later: (p) => `The class opens at ${p.time}`,
    laterMeans: () => 'You may leave this page open: you will go in at that time.',
    closed: 'The class is closed',
    closedMeans: 'Its time is over, or the teacher ended it.',
    notTaken: 'Going in did not work',
    notTakenMeans: 'Trying once more is usually enough.',
    here: 'Go on here',
    again: 'Try again',
    reopen: 'Open the class again',
  },

  board: {
    title: 'Board',
    picture: (p) => `Board, page ${p.page} of ${p.total}`,
    page: (p) => `Page ${p.page} of ${p.total}`,
    previous: 'Previous page',
    next: 'Next page',
    newPage: 'New page',
    follow: 'Back to the page of the class',
    tools: 'Tools of the board',
    inks: 'Colours',
    keys: liveShapesEn,
    tool: {
      pen: 'Pen',
      highlighter: 'Highlighter',
      line: 'Line',
      arrow: 'Arrow',
      rectangle: 'Box',
      oval: 'Oval',
      text: 'Text',
      eraser: 'Eraser',
      pointer: 'Point',
    },
    ink: { black: 'Black', blue: 'Blue', green: 'Green', red: 'Red', orange: 'Orange' },
    clear: 'Clear the page',
    clearAsk: 'Clear everything on this page?',
    clearMeans: 'Everybody sees it empty. There is no way back.',
    text: 'Text to write on the board',
    textHint: 'Press on the board to choose the place; otherwise it goes under the rest.',
    textHintTu: 'Press on the board to choose where; otherwise it goes under the rest.',
    textPlaced: 'The place is chosen.',
    write: 'Write',
    contents: 'The board in words',
    empty: 'This page is empty.',
    strokes: (p) => `${p.count} ${plural(p.count, 'drawn stroke', 'drawn strokes')}`,
    shapes: (p) => `${p.count} ${plural(p.count, 'shape', 'shapes')}`,
    eraseText: 'Erase',
    written: (p) => `On the board: ${p.words}`,
    youDraw: () => 'You may draw on the board.',
  },

  guests: {
    open: 'Invite an adult',
    title: 'Invite an adult of the school',
    means:
      'An inspector, an interpreter, a colleague: each enters with their own account, and waits until you let them in.',
    who: 'Whom to invite?',
    choose: 'Choose a person',
    invited: (p) => `${p.name} may come.`,
    takeBack: 'Take back',
    takenBack: (p) => `${p.name} is no longer invited.`,
    address: 'The address to give them; it opens for them alone:',
  },

  acts: {
    title: 'Take part',
    raise: 'Raise my hand',
    lower: 'Lower my hand',
    lost: 'I am lost',
    notLost: 'I got it',
    lostMeans: 'Only adults see this.',
    timer: 'Timer',
    minutes: (p) => `${p.count} min`,
    stopTimer: 'Stop the timer',
    timeLeft: 'Time left',
    timeOver: 'Time is over.',
    ask: 'Quick question',
    end: 'End for all',
    endAsk: 'End the class for everybody?',
    endMeans:
      'Everybody leaves at once. Board and chat open again only if you open the class again.',
  },

  sound: {
    title: 'Sound',
    allow: 'Listen to the class',
    allowMeans: 'The browser waits for a press before it lets anything be heard.',
    openMicrophone: 'Open my microphone',
    closeMicrophone: 'Close my microphone',
    holdToTalk: 'Hold to talk',
    holdHint: 'Or hold the space bar, outside of text fields.',
    asking: 'The browser asks for the microphone...',
    level: 'I am heard',
    speaking: (p) => `Speaking: ${p.names}`,
    quiet: 'Nobody speaks.',
    askFloor: (p) =>
      p.tu
        ? 'To speak, raise your hand: your teacher gives the floor.'
        : 'To speak, raise your hand: the teacher gives the floor.',
    lost: 'The sound is off. It comes back by itself.',
    missing: 'The sound could not be loaded',
    missingMeans: () =>
      'You cannot hear the class for now. The sound is asked for again by itself. If it does not come, load the page again: you come back into the class.',
    loadAgain: 'Load the sound now',
    microphoneMissing: () => 'The line failed: the microphone did not open. Press once more.',
    denied: 'This page may not use the microphone. The settings of the browser can allow it.',
    absent: 'No microphone was found on this device.',
    busy: 'Another program uses the microphone. Once it is free, another press opens it.',
    cut: 'The microphone went off by itself: nobody hears it any more. A press opens it again.',
    unsupported: 'This browser cannot send the voice. Listening works.',
  },

  breakouts: liveBreakoutsEn,
  exercise: liveExerciseEn,
  captions: liveCaptionsEn,
  flag: liveFlagEn,
  preflight: liveTestsEn,
  screen: livePicturesEn,
  camera: liveCameraEn,
  quality: liveQualityEn,

  poll: {
    title: 'Quick question',
    asked: (p) => `Quick question: ${p.question}`,
    question: 'Your question',
    choices: 'Answers, one a line',
    choicesHint: '2 to 6 answers.',
    yesNo: 'Yes\nNo',
    send: 'Ask the question',
    missing: 'Write the question.',
    tooFew: 'There must be 2 to 6 different answers.',
    answered: (p) => `${p.count} answers of ${p.total}`,
    choose: () => 'Choose your answer',
    chosen: () => 'Your answer has gone out. You may still change it.',
    closeShow: 'End and show',
    closeHide: 'End without showing',
    over: 'The question is over.',
    results: (p) => `The question is over. ${p.question} ${p.results}`,
    notShown: 'The answers stayed with the teacher.',
    summary: (p) => `${p.count} answers in all.`,
  },

  people: {
    title: 'People',
    count: (p) => `${p.count} here`,
    hands: 'Raised hands',
    lowerOf: 'Lower',
    lost: 'Lost',
    here: 'In the class',
    missing: 'Not here yet',
    missingAre: {
      waiting: 'Waiting under the préau:',
      in: 'Came today, not in the class:',
      unseen: 'Not seen today:',
    },
    missingAt: {
      home: (p) => `${p.name} (at home)`,
      room: (p) => `${p.name} (in the room)`,
    },
    familiesToCall: (p) => `Call families, ${p.name}`,
    nobodyMissing: 'Everybody is here.',
    atDoor: 'At the door',
    admit: 'Let in',
    you: 'you',
    youTu: 'yourself',
    role: { teacher: 'teacher', adult: 'adult', guest: 'guest', pupil: 'pupil' },
    hand: 'hand raised',
    isLost: 'lost',
    speaks: 'may speak',
    draws: 'may draw',
    poorLine: 'poor line',
    menu: (p) => `Acts for ${p.name}`,
    giveSpeech: 'Let speak',
    takeSpeech: 'Take the floor back',
    giveDraw: 'Let draw',
    takeDraw: 'Take the pen back',
    giveInterpreting: 'Show as interpreter',
    takeInterpreting: 'No longer show as interpreter',
    interpreter: 'interpreter',
    muteAll: 'Take the floor back from all',
    mutedAll: 'No pupil has the floor any more.',
    remove: 'Take out',
    removeAsk: (p) => `Take ${p.name} out?`,
    removeMeans:
      'This person cannot come in again during this lesson. The register of the class notes it.',
    raised: (p) => `${p.name} raises a hand.`,
    gotLost: (p) => `${p.name} is lost.`,
    unknown: 'Somebody',
  },

  chat: {
    title: 'Chat',
    log: 'Messages of the class',
    none: 'No messages so far.',
    to: 'Who reads it?',
    toClass: 'The whole class',
    toAdults: (p) => (p.tu ? 'My teachers' : 'The adults'),
    field: 'Your message',
    send: 'Send',
    sending: 'sending...',
    forAdults: 'for the adults',
    closed: (p) =>
      p.tu
        ? 'The chat of the class is closed. You can write to your teacher.'
        : 'The chat of the class is closed. You can write to the adults.',
    kept: 'Messages to adults are kept for some days, for the safety of all.',
    open: 'Pupils may write to the class',
    opened: 'The chat of the class is open.',
    shut: 'The chat of the class is closed.',
  },
}
