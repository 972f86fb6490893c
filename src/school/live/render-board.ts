/**
 * Sets a board on paper, a page of it on a page: the slide below, what was drawn on it above, and all
 * words where a screen reader finds them.
 */
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import {
  arrowHead,
  highlighterShare,
  highlighterWidth,
  penWidth,
  placeOfSlide,
  textLineHeight,
  textMargin,
  textSize,
} from '#contract/board-places.ts'
import type { BoardInk } from '#contract/live-board.ts'
import { boardHeight, boardWidth } from '#contract/live-limits.ts'
import { loadPaperFonts } from '#school/reports/load-paper-fonts.ts'
import { paperRuns } from '#school/reports/paper-letters.ts'
import type { PaperMark } from './board-marks.ts'

export interface PaperPage {
  readonly marks: readonly PaperMark[]
  /** Null: none, or its picture is gone. */
  readonly slide: { readonly picture: Uint8Array; readonly words: string } | null
}

export interface PaperBoard {
  readonly title: string
  /** What is read out where a page has a picture without words, or drawings. */
  readonly drawn: string
  readonly pages: readonly PaperPage[]
}

/** Points; as long as a sheet of A4. */
const pageWidth = 842
const scale = pageWidth / boardWidth
/** The colours of `tokens.css`, the same in both themes. */
const inks: Readonly<Record<BoardInk, string>> = {
  black: '#1c2742',
  blue: '#1f4fa3',
  green: '#1e6b3a',
  red: '#b3261e',
  orange: '#a85400',
}
const jpegQuality = 88

type Doc = PDFKit.PDFDocument

export async function renderBoard({ drawn, pages, title }: PaperBoard): Promise<Uint8Array> {
  const fonts = loadPaperFonts()
  const doc = new PDFDocument({
    size: [pageWidth, boardHeight * scale],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    info: { Title: title, Creator: 'Préau', Producer: 'Préau' },
    // Ours alone: no font of PDFKit's own is read.
    font: fonts['latin normal'],
  } as unknown as PDFKit.PDFDocumentOptions)
  doc.registerFont('latin', fonts['latin normal'])
  doc.registerFont('extended', fonts['extended normal'])
  const bytes = collect(doc)
  const whole = doc.struct('Document')
  doc.addStructure(whole)
  for (const page of pages) {
    // Browsers' WebP is unknown to PDF.
    const picture =
      page.slide === null
        ? null
        : await sharp(page.slide.picture)
            .jpeg({ quality: jpegQuality, chromaSubsampling: '4:4:4' })
            .toBuffer({ resolveWithObject: true })
    doc.addPage()
    doc.scale(scale)
    const part = doc.struct('Sect')
    whole.add(part)
    const alt = page.slide === null || page.slide.words === '' ? drawn : page.slide.words
    part.add(
      doc.struct('Figure', { alt }, () => {
        if (picture !== null) {
          const { x, y, width, height } = placeOfSlide(picture.info)
          doc.image(picture.data, x, y, { width, height })
        }
        for (const mark of page.marks) if (mark.kind !== 'text') drawMark(doc, mark)
      }),
    )
    for (const mark of page.marks) {
      if (mark.kind === 'text') part.add(doc.struct('P', {}, () => setText(doc, mark)))
    }
    part.end()
  }
  whole.end()
  doc.end()
  return bytes
}

function drawMark(doc: Doc, mark: Exclude<PaperMark, { kind: 'text' }>): void {
  doc.save()
  doc.lineCap('round').lineJoin('round').strokeColor(inks[mark.ink])
  if (mark.kind === 'stroke') {
    doc.lineWidth(mark.tool === 'pen' ? penWidth : highlighterWidth)
    if (mark.tool === 'highlighter') doc.strokeOpacity(highlighterShare)
    tracePath(doc, mark.path)
  } else {
    doc.lineWidth(penWidth)
    traceShape(doc, mark)
  }
  doc.stroke().restore()
}

/** Bent at the middles between the points, as on the screen. */
function tracePath(doc: Doc, path: readonly number[]): void {
  let [x = 0, y = 0] = path
  doc.moveTo(x, y)
  if (path.length === 2) doc.lineTo(x, y)
  for (let at = 2; at < path.length; at += 2) {
    const [nextX = 0, nextY = 0] = path.slice(at, at + 2)
    doc.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2)
    ;[x, y] = [nextX, nextY]
  }
  doc.lineTo(x, y)
}

function traceShape(
  doc: Doc,
  { from, to, tool }: Pick<Extract<PaperMark, { kind: 'shape' }>, 'from' | 'to' | 'tool'>,
): void {
  const [wide, high] = [to.x - from.x, to.y - from.y]
  if (tool === 'rectangle') doc.rect(from.x, from.y, wide, high)
  else if (tool === 'oval') {
    doc.ellipse(from.x + wide / 2, from.y + high / 2, Math.abs(wide) / 2, Math.abs(high) / 2)
  } else {
    doc.moveTo(from.x, from.y).lineTo(to.x, to.y)
    if (tool === 'line') return
    const [left, right] = arrowHead(from, to)
    doc.moveTo(left.x, left.y).lineTo(to.x, to.y).lineTo(right.x, right.y)
  }
}

function setText(doc: Doc, { at, ink, words }: Extract<PaperMark, { kind: 'text' }>): void {
  doc.fillColor(inks[ink])
  const width = Math.max(boardWidth - at.x - textMargin, textSize * 3)
  const runs = paperRuns(words.replaceAll('\n', ' '))
  doc.fontSize(textSize)
  runs.forEach(({ letters, text }, index) => {
    doc.font(letters)
    const options = {
      width,
      lineGap: textLineHeight - doc.currentLineHeight(true),
      continued: index < runs.length - 1,
    }
    if (index === 0) doc.text(text, at.x, at.y, options)
    else doc.text(text, options)
  })
}

function collect(doc: Doc): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (part: Uint8Array) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
}
