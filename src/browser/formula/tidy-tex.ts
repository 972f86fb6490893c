/**
 * What the editor writes, as TeX that KaTeX and our voices read: the editor has commands of its own,
 * and shorthands that only TeX itself understands. Pure.
 */

/** The editor's names for letters that mean one thing; readers see the letter. */
const ownCommands: readonly (readonly [RegExp, string])[] = [
  [/\\differentialD(?![a-zA-Z])/g, 'd'],
  [/\\exponentialE(?![a-zA-Z])/g, 'e'],
  [/\\imaginaryI(?![a-zA-Z])/g, 'i'],
  [/\\imaginaryJ(?![a-zA-Z])/g, 'j'],
]

export function tidyTex(written: string): string {
  const named = ownCommands.reduce(
    (tex, [command, letter]) => tex.replace(command, letter),
    written,
  )
  return (
    named
      // `\frac12` is one half to TeX, and twelve to everybody else.
      .replace(/(\\[dt]?frac)\s*(\w)\s*(\w)/g, '$1{$2}{$3}')
      .replace(/(\\[dt]?frac)\s*(\w)(?=\{)/g, '$1{$2}')
      .replace(/(\\[dt]?frac\{[^{}]*\})\s*(\w)/g, '$1{$2}')
      .replace(/(\\sqrt)\s*(\w)/g, '$1{$2}')
      // Between digits a comma is the decimal one: without braces TeX would put a space after it.
      .replace(/(\d),(?=\d)/g, '$1{,}')
      .trim()
  )
}

/** Whether a box that waits for a number or a sign is still empty. */
export function hasEmptyBox(tex: string): boolean {
  return /\\placeholder(?![a-zA-Z])/.test(tex)
}
