/**
 * Running text as a teacher types it in a plain field, and back: `**bold**`, `_accent_`,
 * `H~2~O`, `10^3^`, `` `code` ``, `$tex$`, `[words](https://…)`, and in full, for what these cannot
 * say, `{strong emphasis|…}` or `{en|…}` for words of another language. A backslash takes a sign
 * as it stands; a sign that opens nothing is simply itself, so that nobody has to know all this.
 */
import { type Inline, type Inlines, inlineTextMax } from '#contract/content.ts'

type TextInline = Extract<Inline, { type: 'text' }>
type Mark = NonNullable<TextInline['marks']>[number]

/** In this order marks are kept, so that equal texts have equal contents. */
const markOrder: readonly Mark[] = ['strong', 'emphasis', 'sub', 'sup', 'code']

const signOf: Readonly<Record<Mark, string>> = {
  strong: '**',
  emphasis: '_',
  sub: '~',
  sup: '^',
  code: '`',
}

const escapable = /[\\*_~^`$[\]{}|]/

interface Style {
  readonly marks: readonly Mark[]
  readonly lang: string | undefined
}

const plain: Style = { marks: [], lang: undefined }

const languageTag = /^[a-z]{2,3}(-[A-Z]{2})?$/

function isMark(word: string): word is Mark {
  return Object.hasOwn(signOf, word)
}

function sameStyle(left: TextInline, right: TextInline): boolean {
  return left.lang === right.lang && String(left.marks ?? []) === String(right.marks ?? [])
}

/** TeX inside TeX text (`\text{$x$}`) would end the formula: it has a second spelling. */
function texWithoutDollars(tex: string): string {
  let opens = true
  return tex.trim().replace(/(\\.)|\$/gs, (match, escaped: string | undefined) => {
    if (escaped !== undefined) return match
    opens = !opens
    return opens ? '\\)' : '\\('
  })
}

/** An address in which no sign ends the brackets around it. */
function hrefInBrackets(href: string): string {
  return href
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
    .replace(/\s/g, (space) => encodeURIComponent(space))
}

function styledText(text: string, { marks, lang }: Style): TextInline {
  const kept = markOrder.filter((mark) => marks.includes(mark))
  return {
    type: 'text',
    text,
    ...(kept.length > 0 ? { marks: kept } : {}),
    ...(lang === undefined ? {} : { lang }),
  }
}

/**
 * The same running text in its one spelling: neighbours of one style joined, nothing empty, no
 * MathML (the server makes it), no piece longer than the contract allows.
 */
export function tidyInlines(inlines: Inlines): Inlines {
  const joined: Inline[] = []
  for (const inline of inlines) {
    if (inline.type === 'maths') {
      const tex = texWithoutDollars(inline.tex)
      if (tex !== '') joined.push({ type: 'maths', tex })
      continue
    }
    if (inline.type === 'link') {
      joined.push({ ...inline, href: hrefInBrackets(inline.href) })
      continue
    }
    if (inline.text === '') continue
    const piece = styledText(inline.text, { marks: inline.marks ?? [], lang: inline.lang })
    const last = joined.at(-1)
    if (last?.type === 'text' && sameStyle(last, piece)) {
      joined[joined.length - 1] = { ...last, text: last.text + piece.text }
    } else joined.push(piece)
  }
  return joined.flatMap((inline): Inlines => (inline.type === 'text' ? piecesOf(inline) : [inline]))
}

function piecesOf(inline: TextInline): TextInline[] {
  const count = Math.ceil(inline.text.length / inlineTextMax)
  return Array.from({ length: count }, (_, place) => ({
    ...inline,
    text: inline.text.slice(place * inlineTextMax, (place + 1) * inlineTextMax),
  }))
}

// --- from what is typed ------------------------------------------------------------------------

/** What one sign opened: the pieces inside, and where the text goes on. */
interface Found {
  readonly inlines: Inlines
  readonly end: number
}

/** The place of `sign` from `from` on, escapes and formulas jumped over; -1 where it is not. */
function placeOf(text: string, sign: string, from: number, fits: (at: number) => boolean): number {
  let at = from
  while (at < text.length) {
    if (text[at] === '\\') at += 2
    else if (text.startsWith(sign, at) && fits(at)) return at
    else at = sign !== '$' && text[at] === '$' ? afterFormula(text, at) : at + 1
  }
  return -1
}

const isSpace = (sign: string | undefined): boolean => sign === undefined || /\s/.test(sign)
const isWord = (sign: string | undefined): boolean =>
  sign !== undefined && /[\p{L}\p{N}_]/u.test(sign)

/** A formula's dollars hug it: "5 $ et 6 $" is money. -1 where none opens here. */
export function formulaEnd(text: string, at: number): number {
  if (isSpace(text[at + 1]) || text[at + 1] === '$') return -1
  return placeOf(text, '$', at + 1, (end) => !isSpace(text[end - 1]))
}

function afterFormula(text: string, at: number): number {
  const end = formulaEnd(text, at)
  return end < 0 ? at + 1 : end + 1
}

function readFormula(text: string, at: number): Found | null {
  const end = formulaEnd(text, at)
  if (end < 0) return null
  return { inlines: [{ type: 'maths', tex: text.slice(at + 1, end) }], end: end + 1 }
}

function readLink(text: string, at: number): Found | null {
  const match = /^\[((?:\\.|[^\\[\]])+)\]\((https:\/\/[^\s()]+)\)/s.exec(text.slice(at))
  if (match === null) return null
  const [whole, words = '', href = ''] = match
  const link: Inline = { type: 'link', href, text: words.replace(/\\(.)/gs, '$1') }
  return { inlines: [link], end: at + whole.length }
}

/** `{strong en|…}`: marks and a language in words, whatever stands around. */
function readBraces(text: string, at: number, style: Style): Found | null {
  const head = /^\{([a-zA-Z -]+)\|/.exec(text.slice(at))
  const words = head?.[1]?.split(' ') ?? []
  const known = words.every((word) => isMark(word) || languageTag.test(word))
  if (head === null || !known) return null
  const from = at + head[0].length
  let depth = 0
  const end = placeOf(text, '', from, (place) => {
    if (text[place] === '{') depth += 1
    if (text[place] !== '}') return false
    depth -= 1
    return depth < 0
  })
  if (end < 0) return null
  const inner: Style = {
    marks: [...style.marks, ...words.filter(isMark)],
    lang: words.find((word) => !isMark(word)) ?? style.lang,
  }
  return { inlines: readText(text.slice(from, end), inner), end: end + 1 }
}

/** `**…**` and its kind. Blanks to fill in ("____") and names like a_b are no marks. */
function readMarked(text: string, at: number, mark: Mark, style: Style): Found | null {
  const sign = signOf[mark]
  const from = at + sign.length
  if (style.marks.includes(mark) || isSpace(text[from]) || text.startsWith(sign, from)) return null
  if (mark === 'emphasis' && isWord(text[at - 1])) return null
  const end = placeOf(text, sign, from, (place) => {
    if (isSpace(text[place - 1])) return false
    return mark !== 'emphasis' || !isWord(text[place + 1])
  })
  if (end < 0) return null
  const inside = text.slice(from, end)
  if ((mark === 'sub' || mark === 'sup') && /\s/.test(inside)) return null
  const inlines = readText(inside, { ...style, marks: [...style.marks, mark] })
  return { inlines, end: end + sign.length }
}

function readAt(text: string, at: number, style: Style): Found | null {
  switch (text[at]) {
    case '$':
      return readFormula(text, at)
    case '[':
      return readLink(text, at)
    case '{':
      return readBraces(text, at, style)
    case '*':
      return text[at + 1] === '*' ? readMarked(text, at, 'strong', style) : null
    case '_':
      return readMarked(text, at, 'emphasis', style)
    case '~':
      return readMarked(text, at, 'sub', style)
    case '^':
      return readMarked(text, at, 'sup', style)
    case '`':
      return readMarked(text, at, 'code', style)
    default:
      return null
  }
}

function readText(text: string, style: Style): Inlines {
  const inlines: Inline[] = []
  let words = ''
  const flush = (): void => {
    if (words !== '') inlines.push(styledText(words, style))
    words = ''
  }
  let at = 0
  while (at < text.length) {
    const next = text[at + 1]
    if (text[at] === '\\' && next !== undefined && escapable.test(next)) {
      words += next
      at += 2
      continue
    }
    const found = readAt(text, at, style)
    if (found === null) {
      words += text[at]
      at += 1
      continue
    }
    flush()
    inlines.push(...found.inlines)
    at = found.end
  }
  flush()
  return inlines
}

/** What was typed, as running text. Never fails: what is no mark is text. */
export function markupToInlines(text: string): Inlines {
  return tidyInlines(readText(text, plain))
}

// --- to what is typed --------------------------------------------------------------------------

/** Every sign that could open something is taken as it stands. */
function escapedText(text: string): string {
  return text.replace(/[\\*_~^`$[\]{}|]/g, '\\$&')
}

/** Only the signs that would be read as something, so that ordinary text stays ordinary. */
function quietText(text: string): string {
  const calm = /[\\*_~^`$[{]/.test(text) ? null : text
  if (calm !== null) return calm
  const [only] = markupToInlines(text)
  const same = only?.type === 'text' && only.marks === undefined && only.text === text
  return same && !text.includes('\\') ? text : escapedText(text)
}

function markupOf(inline: Inline, words: (text: string) => string, inFull: boolean): string {
  if (inline.type === 'maths') return `$${inline.tex}$`
  if (inline.type === 'link') {
    return `[${inline.text.replace(/[\\[\]]/g, '\\$&')}](${inline.href})`
  }
  const marks = inline.marks ?? []
  const full = [...marks, ...(inline.lang === undefined ? [] : [inline.lang])]
  if (full.length === 0) return words(inline.text)
  if (inFull || inline.lang !== undefined) return `{${full.join(' ')}|${escapedText(inline.text)}}`
  const signs = marks.map((mark) => signOf[mark])
  return signs.join('') + words(inline.text) + [...signs].reverse().join('')
}

/**
 * Running text as it can be typed again: the short marks where they say the same, else the full
 * ones. `markupToInlines` of it gives `tidyInlines(inlines)`.
 */
export function inlinesToMarkup(inlines: Inlines): string {
  const wanted = tidyInlines(inlines)
  const spelling = (words: (text: string) => string, inFull: boolean): string =>
    wanted.map((inline) => markupOf(inline, words, inFull)).join('')
  const isTrue = (text: string): boolean =>
    JSON.stringify(markupToInlines(text)) === JSON.stringify(wanted)
  for (const words of [quietText, escapedText]) {
    const short = spelling(words, false)
    if (isTrue(short)) return short
  }
  return spelling(escapedText, true)
}
