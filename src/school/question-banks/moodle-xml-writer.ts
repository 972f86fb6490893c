/**
 * An exercise as a Moodle XML file: each question as Moodle reads it, and beside it, in a comment,
 * all of ours, so that nothing is lost where it comes back.
 */
import type { Inlines } from '#contract/content.ts'
import { hintsOf } from '#contract/hints.ts'
import type { ExerciseContent, Question } from '#contract/questions.ts'
import { type Carried, writeCarried } from './carried-question.ts'
import { writeCloze } from './cloze-writer.ts'
import { blocksToHtml, inlinesToHtml } from './content-html.ts'
import { descriptionOfExercise } from './description-of-exercise.ts'
import { filetypesOf } from './moodle-attachments.ts'
import { canonicalXml, readMoodleXmlTree } from './moodle-xml-tree.ts'

export function writeMoodleXml(title: string, content: ExerciseContent): string {
  const above = descriptionOfExercise(content)
  const description =
    above === null
      ? []
      : [writeElement('description', title, blocksToHtml(above.blocks), '', above.carried)]
  const questions = content.questions.map((question, at) =>
    writeQuestion(`${title} ${at + 1}`, question),
  )
  const whole = [...description, ...questions].join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${whole}\n</quiz>\n`
}

function writeQuestion(name: string, question: Question): string {
  const wording =
    question.kind === 'gap_text' ? writeCloze(question) : blocksToHtml(question.prompt)
  const grade =
    question.kind === 'gap_text' ? '' : `<defaultgrade>${question.points}</defaultgrade>`
  const shared = `${grade}${wordsElement('generalfeedback', question.explanation)}`
  const inside = `${shared}${partOf(question)}${hintsPart(question)}`
  return writeElement(typeOf(question), name, wording, inside, { question })
}

/** Moodle takes a third for a hint where no penalty is written. */
function hintsPart(question: Question): string {
  const hints = hintsOf(question).map((hint) => wordsElement('hint', hint))
  if (hints.length === 0) return ''
  return `<penalty>${Number((question.hintPenalty ?? 0).toFixed(7))}</penalty>${hints.join('')}`
}

function writeElement(
  type: string,
  name: string,
  html: string,
  inside: string,
  carried: Carried,
): string {
  const body = `<name>${text(name)}</name><questiontext format="html">${text(html)}</questiontext>${inside}`
  const bare = `<question type="${type}">${body}</question>`
  // The hash is taken of what a reader will see, not of how it is written.
  const [seen] = readMoodleXmlTree(`<quiz>${bare}</quiz>`).questions
  const beside = seen === undefined ? bare : canonicalXml(seen)
  return `<question type="${type}"><!-- ${writeCarried(carried, beside)} -->${body}</question>`
}

function typeOf(question: Question): string {
  switch (question.kind) {
    case 'single_choice':
    case 'multiple_choice':
      return 'multichoice'
    case 'true_false':
      return 'truefalse'
    case 'numeric':
      return 'numerical'
    case 'short_text':
      return 'shortanswer'
    case 'match':
      return 'matching'
    case 'order':
      return 'ordering'
    case 'gap_text':
      return 'cloze'
    case 'open':
      return 'essay'
  }
}

function partOf(question: Question): string {
  switch (question.kind) {
    case 'single_choice':
    case 'multiple_choice': {
      const single = `<single>${question.kind === 'single_choice'}</single>`
      const shuffle = `<shuffleanswers>${question.shuffle}</shuffleanswers>`
      const answers = question.choices.map((one) => answer(inlinesToHtml(one.text), 'html', one))
      return [single, shuffle, ...answers].join('')
    }
    case 'true_false': {
      const { correct, feedbackTrue, feedbackFalse } = question
      const fraction = (isRight: boolean): number => (isRight ? 1 : 0)
      return (
        answer('true', 'moodle_auto_format', {
          fraction: fraction(correct),
          feedback: feedbackTrue,
        }) +
        answer('false', 'moodle_auto_format', {
          fraction: fraction(!correct),
          feedback: feedbackFalse,
        })
      )
    }
    case 'numeric':
      return numericPart(question)
    case 'short_text': {
      const answers = question.answers.map((one) => answer(one.pattern, 'moodle_auto_format', one))
      return `<usecase>${question.rule.caseMatters ? 1 : 0}</usecase>${answers.join('')}`
    }
    case 'match': {
      const pair = (left: Inlines, right: Inlines): string =>
        `<subquestion format="html">${text(inlinesToHtml(left))}<answer>${text(inlinesToHtml(right))}</answer></subquestion>`
      const pairs = question.pairs.map(({ left, right }) => pair(left, right))
      return [...pairs, ...question.distractors.map((right) => pair([], right))].join('')
    }
    case 'order': {
      const items = question.items.map((item, at) =>
        answer(inlinesToHtml(item.text), 'html', { fraction: (at + 1) / 100 }),
      )
      return `<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype><gradingtype>ABSOLUTE_POSITION</gradingtype>${items.join('')}`
    }
    case 'gap_text':
      return ''
    case 'open': {
      const format = question.accepts === 'photo' ? 'noinline' : 'editor'
      const types = filetypesOf(question)
      const attachments = types === null ? 0 : -1
      const list = types === null ? '' : `<filetypeslist>${types}</filetypeslist>`
      const guide = wordsElement('graderinfo', question.markingGuide)
      return `<responseformat>${format}</responseformat><attachments>${attachments}</attachments>${list}${guide}`
    }
  }
}

function numericPart({
  answers,
  otherFeedback,
  unit,
}: Extract<Question, { kind: 'numeric' }>): string {
  const numbers = answers.map((one) => {
    const tolerance = `<tolerance>${one.tolerance}</tolerance>`
    return answer(String(one.value), 'moodle_auto_format', one, tolerance)
  })
  const other =
    otherFeedback === undefined
      ? ''
      : answer('*', 'moodle_auto_format', { fraction: 0, feedback: otherFeedback })
  if (unit === undefined) return `${numbers.join('')}${other}<showunits>3</showunits>`
  const units = unit.symbols.map(
    ({ symbol, factor }) =>
      `<unit><multiplier>${1 / factor}</multiplier><unit_name>${cdata(symbol)}</unit_name></unit>`,
  )
  const isGraded = unit.rule === 'required'
  const rule = `<unitgradingtype>${isGraded ? 1 : 0}</unitgradingtype><unitpenalty>${isGraded ? 1 : 0}</unitpenalty><showunits>0</showunits>`
  return `${numbers.join('')}${other}<units>${units.join('')}</units>${rule}`
}

function answer(
  words: string,
  format: string,
  { fraction, feedback }: { fraction: number; feedback?: Inlines | undefined },
  inside = '',
): string {
  const percent = Number((fraction * 100).toFixed(5))
  const said = wordsElement('feedback', feedback)
  return `<answer fraction="${percent}" format="${format}">${text(words)}${said}${inside}</answer>`
}

function wordsElement(name: string, words: Inlines | undefined): string {
  if (words === undefined || words.length === 0) return ''
  return `<${name} format="html">${text(inlinesToHtml(words))}</${name}>`
}

function text(words: string): string {
  return `<text>${cdata(words)}</text>`
}

/** Without the signs that XML 1.0 forbids (section 2.2): no escape brings them into a file. */
function cdata(words: string): string {
  const allowed = words
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll(']]>', ']]]]><![CDATA[>')
  return `<![CDATA[${allowed}]]>`
}
