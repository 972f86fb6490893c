/** English words of a teacher's tools for marking: kept comments, drawing on photos and PDFs. */
import type { markingFr } from '#browser/catalogue/fr/marking-fr.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const markingEn: typeof markingFr = {
  comments: {
    often: 'My comments',
    open: 'All my comments',
    shortcut: 'In the comment, / opens your comments; a digit or Enter chooses one.',
    search: 'Search my comments',
    list: 'My comments',
    none: 'None matches. Escape closes.',
    keep: 'Keep this comment',
    kept: 'Kept among your comments. Only you see them.',
    inserted: (p) => `Added: ${p.words}`,
    noRoom: 'There is no room left for this one.',
    manage: 'Change the list',
    title: 'My comments',
    privacy:
      'Only you see them. A comment that is not used for two years is erased; all are erased with your account.',
    empty: 'No comment yet. Write one under a copy, then "Keep this comment".',
    words: 'Comment',
    change: 'Change',
    delete: 'Delete',
    save: 'Save',
    close: 'Close',
    deleted: 'Comment deleted.',
    undo: 'Put back',
    waiting: 'No connection: your comments are kept on this page and will be sent by themselves.',
    refused: 'This comment could not be kept. A list holds 200 at most.',
  },
  through: {
    thisQuestion: 'Mark this question in all copies',
    thisRubric: 'Fill in this rubric in all copies',
    wholeCopy: 'See the whole copy',
    copySaved: (p) => `${p.name}: copy saved.`,
    answerSaved: (p) => `${p.name}: answer saved.`,
    copiesWait: (p) =>
      p.count === 1 ? `${p.count} other copy is waiting.` : `${p.count} other copies are waiting.`,
    answersWait: (p) =>
      p.count === 1
        ? `${p.count} other answer to this question is waiting.`
        : `${p.count} other answers to this question are waiting.`,
    questionDone: 'This question is marked in all copies.',
    answerMarked: 'This answer is marked.',
    copiesAfter: (p) =>
      `${p.count} ${plural(p.count, 'copy comes', 'copies come')} after this one.`,
    ruleMarked: 'Rules marked this answer; its points can be changed here.',
    ruleDone: 'This is the last copy.',
    toFirst: 'Begin with the first copy',
    notHere: 'Nothing to mark by hand for this question in this copy.',
  },
  hints: {
    opened: (p) =>
      `Opened ${p.opened} of ${p.all} ${p.all === 1 ? 'hint' : 'hints'}, as their device tells.`,
    cost: (p) =>
      `That costs ${p.points} ${p.count === 1 ? 'point' : 'points'}, taken off what the answer is worth.`,
    followed: (p) =>
      p.all === null
        ? `opened ${p.opened} ${p.opened === 1 ? 'hint' : 'hints'}`
        : `opened ${p.opened} of ${p.all} ${p.all === 1 ? 'hint' : 'hints'}`,
  },
  rubric: {
    keys: 'On a criterion, 1 to 5 ticks a step and goes on to the next criterion, 0 takes the tick away.',
    sum: 'Marks add up; another total needs a word why.',
    ticksMissing: 'Tick one step of every criterion.',
    because: 'Why another total?',
    becauseHint: (p) => `The rubric gives ${p.sum}. The pupil will read your word.`,
    becauseMissing: 'Say why, in a word.',
  },
  wholeCopy: {
    title: 'The whole copy',
    means: "By the exercise's rubric. Its marks are added to those of the questions.",
    withoutPoints: "By the exercise's rubric, in four steps. It adds no marks.",
    waits: 'The rubric of the whole copy is still to be filled in.',
    marked: 'The rubric of this copy is filled in.',
    done: 'The rubric is filled in for all copies.',
  },
  spoken: {
    title: 'Say something of the whole copy',
    means:
      'A comment aloud, beside the written words. The pupil and their guardians hear it with the rest of the marking, never before.',
    record: 'Record my voice',
    again: 'Record another one',
    withdraw: 'Withdraw the comment',
    sound: 'The spoken comment',
    wordsTitle: 'What it says, in writing',
    words: 'Its words, or what matters of them',
    wordsHint: 'For those who cannot hear, or read where one keeps silent.',
    wordsMissing: 'Write at least what matters: without it, some pupils would have nothing.',
    keep: 'Add to the copy',
    drop: 'Drop this comment',
    kept: 'The comment is with the copy.',
    withdrawn: 'The comment is withdrawn.',
    ask: {
      title: 'Withdraw this comment?',
      means:
        'The sound and its words leave the copy and do not come back. The pupil may have heard them.',
    },
  },
  copies: {
    one: (p) => `attempt ${p.number}, received ${p.when}`,
    earlier: 'Handed in before this one, and counting no more:',
    older: 'A copy handed in since counts in place of this one.',
    olderMeans:
      'This one can still be read, but waits for no mark and is not returned with the others. The copy that counts:',
    hasLeft:
      'Has left the course: the copy is marked like the others, and is not among the copies received from the class.',
  },
  returning: {
    act: 'Return the copy',
    actKeys: 'Ctrl + Shift + Enter saves and returns the copy.',
    back: 'Take the copy back',
    notYet: 'Not returned yet: the pupil sees nothing of your marks.',
    isBack:
      'Returned: the pupil and their guardians see it, as soon as the answers of the exercise are open. What you change now shows at once.',
    backMeans:
      'Taking it back hides points, words and annotations again; the pupil may have read them meanwhile.',
    refused: 'The copy could not be returned: an answer in it still waits for its mark.',
    title: 'Return the copies',
    ready: (p) =>
      p.count === 0
        ? 'No marked copy to return.'
        : p.count === 1
          ? '1 marked copy is ready to return.'
          : `${p.count} marked copies are ready to return.`,
    stay: (p) =>
      p.count === 1
        ? '1 copy still has to be marked: it stays.'
        : `${p.count} copies still have to be marked: they stay.`,
    already: (p) =>
      p.count === 1 ? '1 copy is returned already.' : `${p.count} copies are returned already.`,
    hidden:
      'Until then neither the pupil nor their guardians see the points, words and annotations that you gave.',
    actAll: (p) => (p.count === 1 ? 'Return 1 copy' : `Return the ${p.count} copies`),
    done: (p) => (p.count === 1 ? '1 copy returned.' : `${p.count} copies returned.`),
    doneAfterDue: 'Pupils see them after the due time.',
    doneNow: 'Pupils and their guardians see them now.',
    backAll: 'Take these copies back',
    backDone: 'These copies are taken back: their marks are hidden again.',
    states: { ready: 'to return', returned: 'returned' },
  },
  changed: {
    act: 'Change the points',
    ofQuestion: (p) => `of question ${p.number}`,
    means:
      'Your points replace those of the rules. The pupil sees that you changed them, and your comment. Already in the gradebook? Take them over again from the list of pupils.',
    given: (p) => `Points changed by hand: ${p.points} instead of ${p.before} by the rules.`,
    back: 'Go back to the points of the rules',
    backDone: 'The points of the rules count again.',
  },
  undo: {
    act: 'Undo the last mark',
    done: 'Mark taken back: the answer is waiting again.',
    copyDone: 'Mark taken back: the rubric is waiting again.',
  },
  draw: {
    start: 'Annotate',
    stop: 'Done',
    tools: 'Tools',
    inks: 'Colour',
    undo: 'Undo',
    redo: 'Redo',
    pen: 'Pen',
    highlighter: 'Highlighter',
    line: 'Straight line',
    oval: 'Circle',
    note: 'Note',
    eraser: 'Eraser',
    ink: { red: 'red', blue: 'blue', green: 'green', black: 'black' },
    surface: (p) => `Annotate: ${p.photo}`,
    keys: 'Keyboard, on the photo or page: arrows to go (Shift: further), Enter to put, and for the start and then the end of a line, highlight or circle. 1 right, 2 wrong, 3 question mark, 4 to review, 5 well done, N note, S pen, L highlighter, T line, O circle, G eraser, C next colour. Ctrl + Z undoes, Ctrl + Y redoes.',
    keysLabel: 'By keyboard',
    at: (p) => `${p.right} of the width, ${p.down} of the height`,
    begun: 'Start set. Go to the end, then Enter.',
    given: (p) => `Put: ${p.what}`,
    taken: (p) => `Taken away: ${p.what}`,
    nothingHere: 'Nothing to erase here.',
    full: 'There are as many annotations here as can be: erase one first.',
    noteTitle: 'Note to put',
    noteWords: 'Text of the note',
    noteSave: 'Put the note',
    cancel: 'Put nothing',
    remove: (p) => `Take away: ${p.what}`,
  },
}
