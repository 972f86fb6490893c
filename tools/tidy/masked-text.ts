/**
 * Tells code from comments and from the inside of strings, so that the rules can look for words
 * and shapes in one without being misled by the others. It is a scanner, not a parser: it knows
 * how literals begin and end in TypeScript, TSX and CSS as Biome formats them, and no more.
 */

/** Both texts are as long as the source and keep its line ends; what does not belong is blank. */
export interface MaskedText {
  /** Code only: comments and the contents of strings, templates and regexes are blank. */
  readonly code: string
  /** Comments only. */
  readonly comments: string
}

/** A regex may begin after one of these; elsewhere a slash divides or closes a tag. */
const beforeRegex = /(?:^|[(,=:[!&|?{};+*%~^]|=>|\b(?:return|typeof|case|in|of|await|yield))\s*$/

export function maskText(source: string): MaskedText {
  const code = source.split('')
  const comments = source.replace(/[^\n]/g, ' ').split('')
  /** Depth of open braces at which each open template goes on. */
  const templates: number[] = []
  let depth = 0
  let at = 0

  const blankCode = (from: number, to: number): void => {
    for (let index = from; index < to; index += 1) if (code[index] !== '\n') code[index] = ' '
  }
  const takeComment = (to: number): void => {
    for (let index = at; index < to; index += 1) comments[index] = source[index] ?? ' '
    blankCode(at, to)
    at = to
  }
  const takeTemplate = (): void => {
    const end = templatePieceEnd(source, at)
    blankCode(at, end)
    at = end
    if (source[at] === '`') at += 1
    else if (at < source.length) {
      templates.push(depth)
      depth += 1
      at += 2
    }
  }

  while (at < source.length) {
    const char = source[at]
    if (char === '/' && source[at + 1] === '*') {
      const end = source.indexOf('*/', at + 2)
      takeComment(end < 0 ? source.length : end + 2)
    } else if (char === '/' && source[at + 1] === '/' && source[at - 1] !== ':') {
      takeComment(lineEnd(source, at))
    } else if (char === '`') {
      at += 1
      takeTemplate()
    } else if (char === '}' && templates.at(-1) === depth - 1) {
      templates.pop()
      depth -= 1
      at += 1
      takeTemplate()
    } else {
      const end = literalEnd(source, at)
      blankCode(at + 1, end - 1)
      if (char === '{') depth += 1
      if (char === '}') depth -= 1
      at = Math.max(end, at + 1)
    }
  }
  return { code: code.join(''), comments: comments.join('') }
}

/** Where the line of `at` ends. */
function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at)
  return end < 0 ? source.length : end
}

/** The place of the next backtick or `${` from `at` on, escapes skipped. */
function templatePieceEnd(source: string, at: number): number {
  let index = at
  while (index < source.length) {
    if (source[index] === '\\') index += 1
    else if (source[index] === '`') return index
    else if (source[index] === '$' && source[index + 1] === '{') return index
    index += 1
  }
  return source.length
}

/** One past the end of the string or regex that begins at `at`; `at` itself where none does. */
function literalEnd(source: string, at: number): number {
  const char = source[at]
  // An apostrophe after a letter belongs to a text between tags, not to a string.
  if ((char === "'" || char === '"') && !/[\p{L}\d]/u.test(source[at - 1] ?? ' ')) {
    return closingPlace(source, at, char)
  }
  if (char !== '/' || source[at + 1] === '>' || source[at - 1] === '<') return at
  const before = source.slice(Math.max(0, source.lastIndexOf('\n', at - 1) + 1), at)
  return beforeRegex.test(before) ? closingPlace(source, at, '/') : at
}

/** Strings and regexes end on their own line; one that does not is none. */
function closingPlace(source: string, at: number, closing: string): number {
  let inClass = false
  for (let index = at + 1; index < source.length; index += 1) {
    const char = source[index]
    if (char === '\n') return at
    if (char === '\\') index += 1
    else if (closing === '/' && char === '[') inClass = true
    else if (closing === '/' && char === ']') inClass = false
    else if (char === closing && !inClass) return index + 1
  }
  return at
}

/** The line of an offset, counting from 1. */
export function lineAt(source: string, offset: number): number {
  let line = 1
  for (let at = source.indexOf('\n'); at >= 0 && at < offset; at = source.indexOf('\n', at + 1)) {
    line += 1
  }
  return line
}
