/**
 * Why KaTeX could not read a formula, as one of our codes: its own words are English, and speak of
 * its grammar. The patterns are those of KaTeX 0.19 (its parser and its macro expander).
 */
import type { TexProblem, TexProblemCode } from '#contract/formulas.ts'

/** What KaTeX's ParseError tells: the message without the place, and the place in characters. */
export interface TexError {
  readonly rawMessage: string
  readonly position: number | undefined
  readonly length: number | undefined
}

/** Enough to find the place, short enough for a line on a phone. */
const nearCharactersMax = 30

const patterns: readonly (readonly [RegExp, TexProblemCode])[] = [
  [/^Undefined control sequence/, 'unknown_command'],
  [/^No such environment/, 'unknown_environment'],
  [/can be used only in display mode|^Can't use function '\\tag'/, 'only_alone'],
  [/^Too many expansions/, 'endless'],
  [/^Double (?:superscript|subscript)/, 'script_twice'],
  [/\\left|\\right|delimiter/i, 'fence_unpaired'],
  [/got '\}'|^Extra \}/, 'brace_extra'],
  [/^Expected '\}'|^Unexpected end of input/, 'brace_missing'],
  [/^Expected (?:group|node|an? )|^Got group|^Missing a/, 'part_missing'],
]

export function texProblemOf(tex: string, error: TexError): TexProblem {
  const { rawMessage, position, length } = error
  const problem = patterns.find(([pattern]) => pattern.test(rawMessage))?.[1] ?? 'unreadable'
  const named = /^Undefined control sequence: (\S+)|^No such environment: (\S+)/.exec(rawMessage)
  const near =
    named?.[1] ??
    named?.[2] ??
    (position === undefined ? '' : tex.slice(position, position + Math.max(1, length ?? 1)))
  return { problem, near: near.slice(0, nearCharactersMax) }
}
