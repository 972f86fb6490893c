/** English words for importing a question bank. */
import type { bankFr } from '#browser/catalogue/fr/bank-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const bankEn: Translated<typeof bankFr> = {
  title: 'Import questions',
  intro:
    'A GIFT or Moodle XML file, exported from Moodle or written by hand, becomes an exercise. You first see what will come over: nothing is created before you agree.',
  file: 'Your GIFT or Moodle XML file',
  fileHint: (p) => `A .gift, .txt or .xml file, ${p.max} at most.`,
  otherFile: 'Choose another file',
  school: 'School of the exercise',
  howTitle: 'Where to find this file, how to write one',
  howMoodle:
    'In Moodle: open the course, “Question bank”, then “Export”, and choose “Moodle XML format” or “GIFT format”.',
  howByHand:
    'By hand, in GIFT: a plain text file, an empty line between two questions, the answers in braces, = before the right one and ~ before the others.',
  example: `The capital of Italy is… {=Rome ~Milan ~Naples}

How many sides has a hexagon? {#6}

The Loire flows into the Atlantic. {TRUE}`,
  exampleName: 'Example of three GIFT questions',
  sending: (p) => `Sending “${p.name}”`,
  sentShare: (p) => `${p.percent} sent`,
  reading: 'Reading the questions',
  notGift: {
    empty: {
      what: 'This file is empty.',
      todo: 'Open it where you wrote it, check that your questions are there, save it, then choose it again.',
    },
    document: {
      what: 'This file is a word processor’s document or an archive: its questions cannot be read there.',
      todo: 'In the word processor, “Save as”, then “Plain text (.txt)”. If it is an archive, first take the .gift, .txt or .xml file out of it.',
    },
    pdf: {
      what: 'This file is a PDF: its questions cannot be read there.',
      todo: 'Choose the .gift, .txt or .xml file from which this PDF was made, or export the bank from Moodle in “Moodle XML format”.',
    },
    web_page: {
      what: 'This file is a web page, not a file of questions. It happens when Moodle signed you out during the download.',
      todo: 'Sign in to Moodle again, export again, then choose the new file.',
    },
    not_text: {
      what: 'This file is not text: perhaps it is a picture, a sound or a damaged file.',
      todo: 'Choose a text file whose name ends in .gift, .txt or .xml.',
    },
    unreadable: {
      what: 'The device could not read this file: it was moved, or is not downloaded here yet.',
      todo: 'Open it once on this device, close it, then choose it again.',
    },
    no_question: {
      what: 'There is no GIFT or Moodle XML question in this file.',
      todo: 'It is text, but without answers in braces { }. The example below shows what to write; perhaps another file is the right one.',
    },
  },
  report: {
    heading: (p) => `What “${p.name}” contains`,
    whole: (p) =>
      `${p.number} ${plural(p.count, 'question comes over as it is', 'questions come over as they are')}`,
    lossy: (p) =>
      `${p.number} ${plural(p.count, 'needs', 'need')} your agreement: not quite as in the file`,
    rejected: (p) =>
      `${p.number} ${plural(p.count, 'question does', 'questions do')} not come over: to put right in the file`,
    texts: (p) =>
      `${p.number} ${plural(p.count, 'text without a question', 'texts without a question')}: above the question that follows`,
    closing: (p) =>
      `${p.number} ${plural(p.count, 'text', 'texts')} after the last question: at the end of the exercise’s introduction, to be read again`,
    homeless: (p) =>
      `${p.number} ${plural(p.count, 'text without a question is not taken: there is no question beside it, or it is too long', 'texts without a question are not taken: there is no question beside them, or they are too long')}`,
    allRejected: 'No question can come over as it is written.',
    allRejectedTodo:
      'Each reason is given below, with the line of the file: put them right, save, then choose the file again.',
    exerciseTitle: 'Title of the exercise',
    exerciseTitleHint: 'What pupils will read.',
    titleMissing: 'Give a title.',
  },
  already: {
    what: 'You have already imported these questions: there is nothing to create.',
    where: (p) => `They are in your exercise “${p.title}”.`,
    whereMany: (p) => `They are in ${p.count} of your exercises.`,
    bar: 'Nothing new to create',
  },
  create: (p) => (p.exercises < 2 ? 'Create the exercise' : `Create the ${p.exercises} exercises`),
  creating: (p) => (p.exercises < 2 ? 'Creating the exercise…' : 'Creating the exercises…'),
  will: (p) => `${p.number} ${plural(p.count, 'question', 'questions')}, as a draft`,
  willSplit: (p) => `${p.number} questions, in ${p.exercises} exercises of 100 at most`,
  left: (p) => `${p.count} ${plural(p.count, 'stays', 'stay')} out: not agreed to`,
  nothingYet: 'No question to bring over yet: agree to some above.',
  tooManyChoices:
    'So many single agreements cannot be sent at once: take them all, or cut the bank into several files.',
  agree: {
    title: 'Your agreement, question by question',
    means:
      'These questions work, but not quite as in your file. Tick those that you take like this; the others stay out, and your file does not change.',
    all: (p) => `Take them all like this (${p.count})`,
    text: 'Text without a question',
  },
  refused: {
    title: 'Questions that do not come over',
    line: 'Line',
    question: 'Its name',
    reason: 'Why',
    excerpt: 'In the file',
  },
  wholeTitle: 'Questions that come over as they are',
  textsTitle: 'Texts without a question',
  textPlaces: {
    above: 'above the question that follows',
    introduction: 'at the end of the introduction',
    nowhere: 'not taken',
  },
  kind: 'Kind',
  notes: 'Remarks',
  untitled: (p) => `Question no. ${p.index}`,
  untitledText: (p) => `Text no. ${p.index}`,
  atLine: (p) => `line ${p.line}`,
  showMore: (p) => `Show ${p.count} more`,
  kinds: {
    single_choice: 'One choice',
    multiple_choice: 'Several choices',
    true_false: 'True or false',
    numeric: 'Number',
    short_text: 'Short answer',
    match: 'Matching',
    order: 'Putting in order',
    gap_text: 'Text with gaps',
    open: 'Free answer',
  },
  stopped: 'Sending has stopped. Nothing was created.',
  uncertain: {
    what: 'No answer came: the exercise may already have been created.',
    todo: 'Look at the list of your exercises, or try again here: what is already created is not created twice.',
    look: 'Look at my exercises',
    again: 'Try again',
  },
  done: {
    title: (p) =>
      p.exercises < 2
        ? `The exercise is created, with ${p.number} ${plural(p.count, 'question', 'questions')}`
        : `${p.exercises} exercises are created, with ${p.number} questions in all`,
    means:
      'It is a draft: pupils see nothing before you publish it and give it in one of your lessons.',
    open: 'Open the exercise',
    openPart: (p) => `Open exercise ${p.part} of ${p.of}`,
    titleMixed: (p) =>
      `${p.exercises} ${plural(p.exercises, 'exercise is', 'exercises are')} created; ${p.before} ${plural(p.before, 'was', 'were')} already there, unchanged`,
    nothing: 'Nothing was created: no question was left to bring over.',
    again: 'Import another file',
  },
}
