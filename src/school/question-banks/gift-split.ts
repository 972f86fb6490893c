/**
 * Cuts a GIFT file into its questions before any of them is read, so that one bad question never
 * costs another. Blank lines part questions; where an author forgot one, or left one inside an
 * answer block, the cut is put right where that is certain, and told.
 */
import { protectText } from './gift-protect.ts'
import type { GiftRemarkCode } from './gift-report.ts'

/** One question or description as it stands in the file. */
export interface GiftChunk {
  /** Line of its first words, from 1. */
  line: number
  /** Comments taken out, ends trimmed. */
  text: string
  category: string
  tags: string[]
  /** What an export of ours wrote above it, see `carried-question.ts`. */
  carried: string[]
  /** What the cutting put right. */
  notes: GiftRemarkCode[]
}

interface Line {
  number: number
  text: string
}

interface Piece {
  lines: Line[]
  category: string
  tags: string[]
  carried: string[]
  notes: GiftRemarkCode[]
}

/** Most blank lines that one answer block may hold: a brace never closed must not eat the file. */
const joinedPiecesMax = 20

/** All chunks of a file, in its order. */
export function splitGift(text: string): GiftChunk[] {
  const pieces = joinBroken(cutPieces(text))
  return pieces.flatMap((piece) => {
    const first = piece.lines[0]
    if (first === undefined) return []
    const { category, tags, carried, notes } = piece
    return [{ line: first.number, text: textOf(piece), category, tags, carried, notes }]
  })
}

/** First cut: blank lines, categories, titles and comments. */
function cutPieces(text: string): Piece[] {
  const pieces: Piece[] = []
  let category = ''
  let tags: string[] = []
  let carried: string[] = []
  let current: Piece | undefined
  let commentBefore = false
  const end = (): void => {
    current = undefined
    commentBefore = false
  }
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|[\n\r\u2028\u2029\u0085]/u)
  for (const [index, raw] of lines.entries()) {
    // Control characters mean nothing in text, and some could be taken for marks of our own.
    const line = raw.replace(/(?!\t)\p{Cc}/gu, '')
    if (line.trim() === '') {
      end()
      continue
    }
    const categoryHere = /^\s*\$CATEGORY\s*:\s*(.*)$/iu.exec(line)
    if (categoryHere !== null) {
      end()
      category = readCategory(categoryHere[1] ?? '')
      tags = []
      carried = []
      continue
    }
    if (/^\s*\/\//u.test(line)) {
      tags.push(...readTags(line))
      if (/^\s*\/\/\s*preau:/u.test(line)) carried.push(line.replace(/^\s*\/\//u, ''))
      commentBefore = current !== undefined
      continue
    }
    const unparted = current !== undefined && newQuestionHere(current, lines, index, commentBefore)
    if (current === undefined || unparted) {
      current = { lines: [], category, tags, carried, notes: unparted ? ['no_blank_line'] : [] }
      tags = []
      carried = []
      pieces.push(current)
    }
    commentBefore = false
    current.lines.push({ number: index + 1, text: line })
  }
  return pieces
}

/**
 * Whether a line begins another question although no blank line stands before it: a title does, and
 * so do words after a closed block that a comment parts, or that cannot go on the same question.
 */
function newQuestionHere(
  current: Piece,
  lines: readonly string[],
  at: number,
  commentBefore: boolean,
): boolean {
  if (/^\s*::(?!:).*?::/u.test(lines[at] ?? '')) return true
  if (!(current.lines.at(-1)?.text ?? '').trimEnd().endsWith('}')) return false
  const text = protectText(textOf(current))
  const state = braces(text)
  if (state.open !== 0 || state.blocks === 0) return false
  if (commentBefore) return true
  // A true or false, an empty block, a match or a block of several lines is no gap in a text: if
  // another block follows, it belongs to another question.
  const block = text.slice(text.lastIndexOf('{') + 1, -1)
  const noGap = /^\s*(?:T|F|TRUE|FALSE|VRAI|FAUX)?\s*(?:#.*)?$|->|\n/isu.test(block)
  return noGap && blockFollows(lines, at)
}

/** Longest paragraph looked through for another block, in lines. */
const paragraphLinesMax = 200

function blockFollows(lines: readonly string[], at: number): boolean {
  for (const line of lines.slice(at, at + paragraphLinesMax)) {
    if (line.trim() === '' || /^\s*::/u.test(line)) return false
    if (protectText(line).includes('{')) return true
  }
  return false
}

/** Second cut: pieces that only a blank line inside one question parted are put together again. */
function joinBroken(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  let at = 0
  while (at < pieces.length) {
    const piece = pieces[at]
    if (piece === undefined) break
    const count = piecesOfOne(pieces, at)
    const rest = pieces.slice(at + 1, at + count)
    joined.push({
      lines: [piece, ...rest].flatMap((part) => part.lines),
      category: piece.category,
      tags: [piece, ...rest].flatMap((part) => part.tags),
      carried: piece.carried,
      notes: rest.length === 0 ? piece.notes : [...piece.notes, 'blank_line_inside'],
    })
    at += count
  }
  return joined
}

/** How many pieces from `at` on are one question; 1 unless it is certain that there are more. */
function piecesOfOne(pieces: readonly Piece[], at: number): number {
  const first = pieces[at]
  if (first === undefined) return 1
  const text = textOf(first)
  const state = braces(protectText(text))
  const next = pieces[at + 1]
  const follows = next !== undefined && sameQuestionMayGoOn(first, next)
  if (state.open === 0) {
    if (!follows || state.blocks > 0) return 1
    const nextText = textOf(next)
    // An answer block on its own belongs to the words before it, a lone title to the words after.
    if (/^\s*::[^:]*::\s*$/u.test(text)) return piecesOfOne(pieces, at + 1) + 1
    return /^\s*\{/u.test(nextText) ? piecesOfOne(pieces, at + 1) + 1 : 1
  }
  for (let more = 1; more <= joinedPiecesMax; more += 1) {
    const part = pieces[at + more]
    if (part === undefined || !sameQuestionMayGoOn(first, part)) return 1
    const partState = braces(protectText(textOf(part)))
    if (partState.firstIsClosing) return partState.open <= 0 ? more + 1 : 1
    if (partState.blocks > 0 || partState.open > 0) return 1
  }
  return 1
}

function sameQuestionMayGoOn(first: Piece, next: Piece): boolean {
  const start = next.lines[0]?.text ?? ''
  return next.category === first.category && !/^\s*::/u.test(start)
}

interface Braces {
  /** Braces opened and not closed. */
  open: number
  /** Blocks closed. */
  blocks: number
  /** The first brace closes one that stands before this text. */
  firstIsClosing: boolean
}

/** Counts the braces of protected text. */
function braces(text: string): Braces {
  const state: Braces = { open: 0, blocks: 0, firstIsClosing: false }
  let first = true
  for (const char of text) {
    if (char === '{') state.open += 1
    else if (char === '}') {
      if (first) state.firstIsClosing = true
      if (state.open > 0) {
        state.open -= 1
        state.blocks += 1
      }
    } else continue
    first = false
  }
  return state
}

function textOf(piece: Piece): string {
  return piece.lines
    .map((line) => line.text)
    .join('\n')
    .trim()
}

/** The path without Moodle's own first parts. */
function readCategory(path: string): string {
  return path
    .trim()
    .replace(/^\$[a-z]+\$(?:\/|$)/iu, '')
    .replace(/^top(?:\/|$)/u, '')
}

/** `[tag:…]` in a comment, as Moodle 4 writes it. */
function readTags(comment: string): string[] {
  return [...comment.matchAll(/\[tag:((?:\\\]|[^\]])+)\]/gu)].map((match) =>
    (match[1] ?? '').replaceAll('\\]', ']').trim(),
  )
}
