/**
 * An exercise as a GIFT file: each question as near as GIFT comes to it, and above it, in a comment,
 * all of ours, so that nothing is lost where it comes back.
 */
import type { Inlines } from '#contract/content.ts'
import type { ExerciseContent, Question } from '#contract/questions.ts'
import { type Carried, writeCarried } from './carried-question.ts'
import { writeCloze } from './cloze-writer.ts'
import { blocksToHtml, inlinesToHtml } from './content-html.ts'
import { descriptionOfExercise } from './description-of-exercise.ts'
import { splitGift } from './gift-split.ts'

export function writeGift(title: string, content: ExerciseContent): string {
  const above = descriptionOfExercise(content)
  const description =
    above === null ? [] : [withCarried(head(title, blocksToHtml(above.blocks)), above.carried)]
  const questions = content.questions.map((question, at) =>
    withCarried(writeQuestion(`${title} ${at + 1}`, question), { question }),
  )
  return [...description, ...questions].join('\n\n').concat('\n')
}

function withCarried(written: string, carried: Carried): string {
  const beside = splitGift(written)[0]?.text ?? written
  return `// ${writeCarried(carried, beside)}\n${written}`
}

function head(name: string, html: string): string {
  return `::${words(name)}::[html]${words(html)}`
}

function writeQuestion(name: string, question: Question): string {
  if (question.kind === 'gap_text') {
    // GIFT has no text with several gaps; Préau reads Cloze there, Moodle only in its XML.
    return `::${words(name)}::[html]${oneLine(writeCloze(question))}`
  }
  const said = question.explanation
  const explanation = said === undefined ? '' : `\n####${words(inlinesToHtml(said))}`
  return `${head(name, blocksToHtml(question.prompt))} {${answersOf(question)}${explanation}}`
}

function answersOf(question: Exclude<Question, { kind: 'gap_text' }>): string {
  switch (question.kind) {
    case 'single_choice':
      return lines(
        question.choices.map((one) => {
          const sign =
            one.fraction >= 1 ? '=' : one.fraction === 0 ? '~' : `~${percent(one.fraction)}`
          return `${sign}${words(inlinesToHtml(one.text))}${feedback(one.feedback)}`
        }),
      )
    case 'multiple_choice':
      return lines(
        question.choices.map(
          (one) =>
            `~${percent(one.fraction) || '%100%'}${words(inlinesToHtml(one.text))}${feedback(one.feedback)}`,
        ),
      )
    case 'true_false': {
      const { correct, feedbackTrue, feedbackFalse } = question
      const [right, wrong] = correct ? [feedbackTrue, feedbackFalse] : [feedbackFalse, feedbackTrue]
      const said = right === undefined && wrong === undefined ? '' : feedback(wrong ?? [])
      return `${correct ? 'TRUE' : 'FALSE'}${said}${feedback(right)}`
    }
    case 'numeric': {
      const numbers = question.answers.map(
        (one) => `=${percent(one.fraction)}${one.value}:${one.tolerance}${feedback(one.feedback)}`,
      )
      const other =
        question.otherFeedback === undefined ? [] : [`~${feedback(question.otherFeedback)}`]
      return `#${lines([...numbers, ...other])}`
    }
    case 'short_text':
      return lines(
        question.answers.map(
          (one) => `=${percent(one.fraction)}${words(one.pattern)}${feedback(one.feedback)}`,
        ),
      )
    case 'match':
      return lines([
        ...question.pairs.map(({ left, right }) => pair(left, right)),
        ...question.distractors.map((right) => pair([], right)),
      ])
    case 'order':
      // The nearest thing: which item has which place.
      return lines(
        question.items.map((item, at) => pair([{ type: 'text', text: `${at + 1}` }], item.text)),
      )
    case 'open':
      return ''
  }
}

function pair(left: Inlines, right: Inlines): string {
  return `=${words(inlinesToHtml(left))} -> ${words(inlinesToHtml(right))}`
}

function lines(answers: readonly string[]): string {
  return `\n${answers.join('\n')}\n`
}

function feedback(said: Inlines | undefined): string {
  return said === undefined ? '' : `#${words(inlinesToHtml(said))}`
}

function percent(fraction: number): string {
  return fraction >= 1 ? '' : `%${Number((fraction * 100).toFixed(5))}%`
}

/** Wording with GIFT's own signs escaped. */
function words(text: string): string {
  return oneLine(text).replace(/[\\:#={}~]/gu, '\\$&')
}

/** An empty line would end the question. */
function oneLine(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
