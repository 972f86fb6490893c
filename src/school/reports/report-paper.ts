/**
 * A sheet of paper with two pens, on which text is set in lines and read out in order: what PDFKit
 * draws, told as the reader hears it. Every text stands in the tree that screen readers walk.
 */
import PDFDocument from 'pdfkit'
import { type PaperRun, paperRuns } from './paper-letters.ts'

export type Weight = 'normal' | 'bold'
export interface Pen {
  readonly size: number
  readonly weight?: Weight
  readonly colour?: string
}
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** A part of the tree that screen readers walk. */
export type Element = ReturnType<PDFKit.PDFDocument['struct']>

/** The bytes of each font, under the name by which it is drawn with. */
export type PaperFonts = Readonly<Record<`${PaperRun['letters']} ${Weight}`, Buffer>>

const lineGap = 1

/** Points of a margin; A4 is 595 by 842. */
export const margin = 42
const footerHeight = 24

export class ReportPaper {
  readonly #doc: PDFKit.PDFDocument
  readonly #bytes: Promise<Uint8Array>
  readonly left = margin
  readonly width: number
  /** Where nothing may be set any more. */
  readonly bottom: number
  y = margin

  constructor(title: string, fonts: PaperFonts) {
    this.#doc = new PDFDocument({
      size: 'A4',
      margin,
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: '1.7',
      subset: 'PDF/UA',
      tagged: true,
      lang: 'fr-FR',
      displayTitle: true,
      info: { Title: title, Creator: 'Préau', Producer: 'Préau' },
      // Ours alone: no font of PDFKit's own is read.
      font: fonts['latin normal'],
    } as unknown as PDFKit.PDFDocumentOptions)
    for (const [name, bytes] of Object.entries(fonts)) this.#doc.registerFont(name, bytes)
    this.#bytes = collect(this.#doc)
    this.width = 595.28 - 2 * margin
    this.bottom = 841.89 - margin - footerHeight
  }

  get pages(): number {
    return this.#doc.bufferedPageRange().count
  }

  addPage(): void {
    this.#doc.addPage()
    this.y = margin
  }

  /** Something that is read as a whole: a report, a table, a row. */
  open(tag: string, inside: Element | null): Element {
    const element = this.#doc.struct(tag)
    if (inside === null) this.#doc.addStructure(element)
    else inside.add(element)
    return element
  }

  /** A text that is read out as `tag` says. */
  say(inside: Element, tag: string, text: string, pen: Pen, place: Place): void {
    // PDFKit's own types do not know `scope` yet.
    const options = tag === 'TH' ? ({ scope: 'Column' } as object) : {}
    inside.add(this.#doc.struct(tag, options, () => this.#set(text, pen, place)))
  }

  /** A text that nobody has to hear: the number of a page. */
  stamp(page: number, text: string, pen: Pen, place: Place): void {
    this.#doc.switchToPage(page)
    this.#doc.markContent('Artifact', { type: 'Pagination' })
    // Below the margin there is no new page to begin.
    const { margins } = this.#doc.page
    const kept = margins.bottom
    margins.bottom = 0
    this.#set(text, pen, place)
    margins.bottom = kept
    this.#doc.endMarkedContent()
  }

  /** A line across, and a ground behind a row: seen, not read. */
  rule(y: number, colour: string): void {
    this.#doc.markContent('Artifact', { type: 'Layout' })
    this.#doc
      .moveTo(this.left, y)
      .lineTo(this.left + this.width, y)
      .lineWidth(0.6)
      .strokeColor(colour)
      .stroke()
    this.#doc.endMarkedContent()
  }

  ground(y: number, height: number, colour: string): void {
    this.#doc.markContent('Artifact', { type: 'Layout' })
    this.#doc.rect(this.left, y, this.width, height).fill(colour)
    this.#doc.endMarkedContent()
  }

  /** How much of the paper a text takes. */
  heightOf(text: string, { size, weight = 'normal' }: Pen, width: number): number {
    this.#doc.font(`latin ${weight}`).fontSize(size)
    const plain = paperRuns(text)
      .map((run) => (run.letters === 'latin' ? run.text : 'm'.repeat(run.text.length)))
      .join('')
    return this.#doc.heightOfString(plain, { width, lineGap })
  }

  end(): Promise<Uint8Array> {
    this.#doc.end()
    return this.#bytes
  }

  #set(text: string, { colour = '#1c2742', size, weight = 'normal' }: Pen, place: Place): void {
    const runs = paperRuns(text)
    const { width, x, y } = place
    this.#doc.fontSize(size).fillColor(colour)
    runs.forEach((run, index) => {
      this.#doc.font(`${run.letters} ${weight}`)
      const options = { width, lineGap, continued: index < runs.length - 1 }
      if (index === 0) this.#doc.text(run.text, x, y, options)
      else this.#doc.text(run.text, options)
    })
  }
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (part: Uint8Array) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
}
