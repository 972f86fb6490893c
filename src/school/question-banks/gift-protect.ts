/**
 * Takes the characters that are text, not structure, out of GIFT's way: after escapes, formulas,
 * HTML tags, entities and addresses are protected, every `{ } = ~ # :` still standing is structure.
 *
 * A protected character stands as a private-use character until `restoreText` brings it back.
 * Moodle does the same for escapes only, so that `<img src="a">` or `\(x=2\)` breaks its questions;
 * here they are read as what they certainly are.
 */
import { htmlTagSource } from './html-tags.ts'

const protectedBase = 0xe000
const privateUse = /[\uE000-\uE0FF]/gu
const escapable = new Set(['\\', ':', '#', '=', '{', '}', '~'])

const tagHere = new RegExp(htmlTagSource, 'iuy')
const commentHere = /<!--[\s\S]{0,5000}?-->/uy
const entityHere = /&#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});/uy
const addressHere = /https?:\/\/[^\s{}~"'<>]{1,2000}/uy
const dollarsHere = /\$\$(?!\s*\$)((?:[^$]|\\\$){1,2000}?)\$\$/uy
/** One dollar on either side is a formula only where it reads like TeX: prices are not. */
const dollarHere =
  /\$(?![\s$])((?:[^$\n]|\\\$){0,300}?[\\^_](?:[^$\n]|\\\$){0,300}?)(?<![\s\\])\$(?!\d)/uy
const roundHere = /(\\{1,2})\(([\s\S]{0,2000}?)\1\)/uy
const squareHere = /(\\{1,2})\[([\s\S]{0,2000}?)\1\]/uy

/** Whether the text holds a character that protection needs for itself; it becomes `�`. */
export function hasPrivateUse(text: string): boolean {
  privateUse.lastIndex = 0
  return privateUse.test(text)
}

/** GIFT text with everything that is not structure out of the way. */
export function protectText(source: string): string {
  const text = source.replace(privateUse, '\uFFFD')
  let out = ''
  let at = 0
  while (at < text.length) {
    const region = formulaAt(text, at) ?? opaqueAt(text, at)
    if (region !== undefined) {
      out += region.protectedText
      at += region.length
      continue
    }
    const char = text[at] ?? ''
    const next = text[at + 1] ?? ''
    if (char === '\\' && escapable.has(next)) {
      out += protectAscii(next)
      at += 2
    } else if (char === '\\' && next === 'n') {
      out += '\n'
      at += 2
    } else {
      out += char
      at += 1
    }
  }
  return out
}

/** Protected text as people read it. */
export function restoreText(text: string): string {
  return text.replace(/[\uE000-\uE07F]/gu, (char) =>
    String.fromCharCode(char.charCodeAt(0) - protectedBase),
  )
}

/** Text in which no character is structure any more. */
export function protectAll(text: string): string {
  return Array.from(text, protectAscii).join('')
}

interface Region {
  protectedText: string
  length: number
}

function protectAscii(char: string): string {
  const code = char.charCodeAt(0)
  return char.length === 1 && code > 0x20 && code < 0x7f && !/[a-zA-Z0-9]/u.test(char)
    ? String.fromCharCode(protectedBase + code)
    : char
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

/** A formula that starts here; its braces and signs are TeX, not GIFT. */
function formulaAt(text: string, at: number): Region | undefined {
  const char = text[at]
  if (char !== '\\' && char !== '$') return undefined
  const match =
    char === '$'
      ? (matchAt(dollarsHere, text, at) ?? matchAt(dollarHere, text, at))
      : (matchAt(roundHere, text, at) ?? matchAt(squareHere, text, at))
  if (match === undefined) return undefined
  const whole = match[0]
  const inner = match.length > 2 ? (match[2] ?? '') : (match[1] ?? '')
  if (inner.trim() === '' || /\n\s*\n/u.test(whole)) return undefined
  // Two formulas' signs around an answer block are no formula.
  if (/(?<!\\)\{\s*(?:[=~#](?!\s*\})|\d+:[A-Z])/u.test(inner)) return undefined
  const backslashEscaped = match.length > 2 && match[1] === '\\\\'
  const rawBraces = /(?<!\\)[{}]/u.test(inner) && !backslashEscaped
  if (rawBraces && !bracesBalance(inner)) return undefined
  // An author who leaves braces bare writes TeX as it is; otherwise GIFT's escapes are undone.
  return {
    protectedText: protectAll(rawBraces ? whole : unescapeFormula(whole)),
    length: whole.length,
  }
}

function bracesBalance(tex: string): boolean {
  let depth = 0
  for (const brace of tex.replace(/\\[\\{}]/gu, '').replace(/[^{}]/gu, '')) {
    depth += brace === '{' ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}

/** Escapes undone; `\n` stays where it begins a TeX command (`\neq`, `\nabla`). */
function unescapeFormula(text: string): string {
  return text.replace(
    /\\([\\:#={}~])|\\n(?![a-zA-Z])/gu,
    (_, char: string | undefined) => char ?? ' ',
  )
}

/** A tag, comment, entity or address that starts here. */
function opaqueAt(text: string, at: number): Region | undefined {
  const char = text[at]
  const match =
    char === '<'
      ? (matchAt(tagHere, text, at) ?? matchAt(commentHere, text, at))
      : char === '&'
        ? matchAt(entityHere, text, at)
        : char === 'h'
          ? matchAt(addressHere, text, at)
          : undefined
  if (match === undefined) return undefined
  const whole = match[0]
  const plain = whole.replace(/\\([\\:#={}~])/gu, '$1').replaceAll('\\n', ' ')
  return { protectedText: protectAll(plain), length: whole.length }
}
