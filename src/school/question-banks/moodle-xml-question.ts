/** One `<question>` of a Moodle XML file as one of ours, with what it loses on the way. */
import { Value } from 'typebox/value'
import { type Blocks, blocksSchema, inlinesToText, textToInlines } from '#contract/content.ts'
import { asHints, hintsMax } from '#contract/hints.ts'
import { type Question, questionSchema } from '#contract/questions.ts'
import { blocksIn, cleanWords, formatOf, inlinesIn, numberIn } from './blocks-in.ts'
import type { QuestionPart } from './gift-block.ts'
import { isCloze } from './gift-gaps.ts'
import { type ReadGiftQuestion, readGiftQuestion } from './gift-question.ts'
import {
  type GiftRefusal,
  giftRefusal,
  isGiftRefusal,
  type RemarkList,
  shorten,
} from './gift-report.ts'
import { readMoodleXmlGaps } from './moodle-xml-gaps.ts'
import { readMoodleXmlPart } from './moodle-xml-part.ts'
import { childOf, childrenOf, wordsOf, type XmlElement } from './moodle-xml-tree.ts'

const titleMax = 200

/** What Moodle itself puts into a new question, in the two languages of French schools. */
const usualFeedback = new Set([
  'Your answer is correct.',
  'Your answer is partially correct.',
  'Your answer is incorrect.',
  'Votre réponse est correcte.',
  'Votre réponse est partiellement correcte.',
  'Votre réponse est incorrecte.',
])

export function readMoodleXmlQuestion(
  element: XmlElement,
  id: string,
  remarks: RemarkList,
): ReadGiftQuestion {
  const title = titleOf(element)
  const refused = (refusal: GiftRefusal): ReadGiftQuestion => ({
    kind: 'refused',
    title,
    ...refusal,
  })
  const type = element.attributes.type ?? ''
  if (type === 'description') {
    const blocks = blocksIn(childOf(element, 'questiontext'), remarks)
    return Value.Check(blocksSchema, blocks)
      ? { kind: 'description', title, blocks }
      : refused(giftRefusal('too_large', 'blocks'))
  }
  const question =
    type === 'cloze' || type === 'multianswer'
      ? readCloze(element, id, remarks)
      : readPlain(element, type, id, remarks)
  if (isGiftRefusal(question)) return refused(question)
  const whole = { ...question, ...sharedParts(element, remarks) }
  const fits: boolean = Value.Check(questionSchema, whole)
  if (!fits) return refused(giftRefusal('too_large', question.kind))
  return { kind: 'question', title, question: whole }
}

export function titleOf(element: XmlElement): string {
  return shorten(wordsOf(childOf(element, 'name')).replace(/<\/?[a-z][^<>]*>/giu, ''), titleMax)
}

function readPlain(
  element: XmlElement,
  type: string,
  id: string,
  remarks: RemarkList,
): Question | GiftRefusal {
  const gaps = readMoodleXmlGaps(element, type, remarks)
  if (gaps !== undefined && isGiftRefusal(gaps)) return gaps
  const part: QuestionPart | GiftRefusal | undefined =
    gaps ?? readMoodleXmlPart(element, type, remarks)
  if (part === undefined) return giftRefusal('unknown_kind', type)
  if (isGiftRefusal(part)) return part
  const prompt: Blocks = gaps?.prompt ?? blocksIn(childOf(element, 'questiontext'), remarks)
  if (prompt.length === 0 && gaps === undefined) {
    const title = titleOf(element)
    if (title === '') return giftRefusal('no_prompt')
    remarks.add('title_as_prompt')
    prompt.push({ type: 'paragraph', text: textToInlines(title) })
  }
  return { id, ...part, prompt, points: pointsOf(element, remarks) }
}

function pointsOf(element: XmlElement, remarks: RemarkList): number {
  const grade = numberIn(element, 'defaultgrade') ?? 1
  if (grade > 0 && grade <= 100) return grade
  remarks.add('grade_changed', `${grade}`)
  return grade > 100 ? 100 : 1
}

/** Cloze is the same text in both formats; the weights of its gaps are the question's points. */
function readCloze(element: XmlElement, id: string, remarks: RemarkList): Question | GiftRefusal {
  const wording = childOf(element, 'questiontext')
  const text = cleanWords(wordsOf(wording))
  if (!text.split('{').some(isCloze)) return giftRefusal('no_answers')
  const read = readGiftQuestion(`[${formatOf(wording)}]${text}`, id, remarks)
  if (read.kind === 'refused') return giftRefusal(read.refused, read.detail)
  return read.kind === 'question' ? read.question : giftRefusal('no_answers')
}

/** What Moodle has for every kind: one explanation and a few hints have a place here. */
function sharedParts(
  element: XmlElement,
  remarks: RemarkList,
): Pick<Question, 'explanation' | 'hint' | 'furtherHints' | 'hintPenalty'> {
  const explanation = inlinesIn(childOf(element, 'generalfeedback'), remarks)
  const hints = childrenOf(element, 'hint')
    .map((child) => inlinesIn(child, remarks))
    .filter((hint) => hint.length > 0)
  for (const other of hints.slice(hintsMax)) remarks.add('feedback_lost', inlinesToText(other))
  for (const name of ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback']) {
    const words = inlinesToText(inlinesIn(childOf(element, name), remarks)).trim()
    if (words !== '' && !usualFeedback.has(words)) remarks.add('feedback_lost', words)
  }
  const template = inlinesToText(inlinesIn(childOf(element, 'responsetemplate'), remarks))
  if (template !== '') remarks.add('template_lost', template)
  const tags = childrenOf(childOf(element, 'tags') ?? element, 'tag').map(wordsOf)
  if (tags.length > 0) remarks.add('tags_dropped', tags.join(', '))
  return {
    ...(explanation.length === 0 ? {} : { explanation }),
    ...asHints(hints.slice(0, hintsMax)),
    ...(hints.length === 0 ? {} : penaltyOf(element)),
  }
}

/** What a wrong try before a hint costs in Moodle, each opened hint costs here. None written is none. */
function penaltyOf(element: XmlElement): Pick<Question, 'hintPenalty'> {
  const penalty = numberIn(element, 'penalty') ?? 0
  return penalty > 0 ? { hintPenalty: Math.min(1, penalty) } : {}
}
