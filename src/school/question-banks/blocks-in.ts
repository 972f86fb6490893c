/** Wording in Moodle XML: its announced format, its feedback, the files that came with it. */
import type { Blocks, Inlines } from '#contract/content.ts'
import type { RemarkList } from './gift-report.ts'
import { type GiftFormat, wordingToBlocks, wordingToPlain } from './gift-text.ts'
import { blocksToInlines } from './html-content.ts'
import { childOf, wordsOf, type XmlElement } from './moodle-xml-tree.ts'

const formats: Readonly<Record<string, GiftFormat>> = {
  html: 'html',
  moodle_auto_format: 'moodle',
  plain_text: 'plain',
  markdown: 'markdown',
}

/** Marks of our own stand among private-use signs: those of the file must not be taken for them. */
export function cleanWords(text: string): string {
  return text.replace(/[\uE000-\uF8FF]/gu, '\uFFFD')
}

export function formatOf(element: XmlElement | undefined): GiftFormat {
  const name = element?.attributes.format ?? 'html'
  return (Object.hasOwn(formats, name) ? formats[name] : undefined) ?? 'html'
}

export function blocksIn(element: XmlElement | undefined, remarks: RemarkList): Blocks {
  const text = cleanWords(wordsOf(element))
  return wordingToBlocks({ format: formatOf(element), text }, remarks)
}

export function inlinesIn(element: XmlElement | undefined, remarks: RemarkList): Inlines {
  return blocksToInlines(blocksIn(element, remarks), remarks)
}

export function plainIn(element: XmlElement, remarks: RemarkList): string {
  return wordingToPlain(cleanWords(wordsOf(element)), remarks)
}

/** The feedback of an answer, as a field that is absent where it says nothing. */
export function feedbackIn(element: XmlElement, remarks: RemarkList): { feedback?: Inlines } {
  const feedback = inlinesIn(childOf(element, 'feedback'), remarks)
  return feedback.length === 0 ? {} : { feedback }
}

/** A number in an element; undefined where there is none. */
export function numberIn(element: XmlElement, name: string): number | undefined {
  const text = wordsOf(childOf(element, name)).trim()
  const value = Number(text.replace(',', '.'))
  return text === '' || !Number.isFinite(value) ? undefined : value
}

/** Moodle writes `1`, `true`, or an empty element for yes. */
export function isYes(element: XmlElement, name: string, otherwise: boolean): boolean {
  const child = childOf(element, name)
  if (child === undefined) return otherwise
  return !/^(?:0|false)$/iu.test(wordsOf(child).trim())
}

/** A fraction of Moodle, in percent. */
export function fractionOf(answer: XmlElement): number {
  const percent = Number(answer.attributes.fraction ?? '0')
  return Number.isFinite(percent) ? percent / 100 : 0
}
