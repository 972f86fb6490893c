/**
 * The questions of a Moodle XML file as small trees. saxes parses: it fetches nothing and expands no
 * entity beyond XML's own five; a document type, which could declare more, ends the reading.
 */
import { type SaxesAttributePlain, SaxesParser } from 'saxes'

/** An element with its words and children; comments of the element itself are kept apart. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly line: number
  text: string
  readonly children: XmlElement[]
  readonly comments: string[]
}

export interface MoodleXmlTree {
  readonly questions: XmlElement[]
  /** Why the reading ended before the file did, and where. */
  readonly broken?: {
    readonly code: 'xml_broken' | 'xml_doctype' | 'not_moodle_xml' | 'too_large'
    readonly line: number
    readonly detail: string
  }
}

/** Elements within each other: the format has seven. */
const depthMax = 24
/** Elements of one file; a question has about forty. */
const elementsMax = 400_000
/** Signs of one file, above what any door lets in. */
const charsMax = 8 * 1024 * 1024

class EndOfReading extends Error {
  readonly code: NonNullable<MoodleXmlTree['broken']>['code']
  constructor(code: NonNullable<MoodleXmlTree['broken']>['code'], detail: string) {
    super(detail)
    this.code = code
  }
}

/** Never throws: what was whole before the damage is given back with it. */
export function readMoodleXmlTree(text: string): MoodleXmlTree {
  if (text.length > charsMax) {
    return { questions: [], broken: { code: 'too_large', line: 1, detail: `${charsMax}` } }
  }
  const questions: XmlElement[] = []
  const parser = new SaxesParser()
  const open: XmlElement[] = []
  let elements = 0
  parser.on('doctype', () => {
    throw new EndOfReading('xml_doctype', '')
  })
  parser.on('opentag', (tag) => {
    elements += 1
    if (open.length === 0 && tag.name !== 'quiz') throw new EndOfReading('not_moodle_xml', tag.name)
    if (open.length >= depthMax || elements > elementsMax) {
      throw new EndOfReading('too_large', `${elements}`)
    }
    const attributes: Record<string, SaxesAttributePlain | string> = tag.attributes
    open.push({
      name: tag.name,
      attributes: attributes as Record<string, string>,
      line: parser.line,
      text: '',
      children: [],
      comments: [],
    })
  })
  const addText = (words: string): void => {
    const element = open.at(-1)
    if (element !== undefined) element.text += words
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('comment', (comment) => open.at(-1)?.comments.push(comment))
  parser.on('closetag', () => {
    const element = open.pop()
    if (element === undefined) return
    if (open.length === 1 && element.name === 'question') questions.push(element)
    else if (open.length > 1) open.at(-1)?.children.push(element)
  })
  try {
    parser.write(text).close()
    return { questions }
  } catch (error) {
    const code = error instanceof EndOfReading ? error.code : 'xml_broken'
    const detail = error instanceof Error ? error.message : ''
    return { questions, broken: { code, line: open.at(-1)?.line ?? 1, detail } }
  }
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name)
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** The words of a child, or of the `<text>` inside it. */
export function wordsOf(element: XmlElement | undefined): string {
  if (element === undefined) return ''
  return (childOf(element, 'text') ?? element).text
}

/** One text for one element, whatever its indentation: what a carried question is checked against. */
export function canonicalXml(element: XmlElement): string {
  const own = element.children.length === 0 ? element.text : ''
  const children = element.children.map(canonicalXml)
  return JSON.stringify([element.name, Object.entries(element.attributes).sort(), own, children])
}
