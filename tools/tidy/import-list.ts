/** Finds every import of a file: static, dynamic, re-exported and for types only. */
import { posix } from 'node:path'
import { lineAt } from './masked-text.ts'

export interface ImportLine {
  /** As written: `#kernel/result.ts`, `./exercise.ts`, `node:fs`, `kysely`. */
  readonly specifier: string
  /** The path in this project, from its root; null for packages and Node's own modules. */
  readonly target: string | null
  readonly line: number
  readonly typeOnly: boolean
}

const patterns: readonly RegExp[] = [
  /\b(?:import|export)\b(\s+type\b)?[\w\s{},*$]*?\bfrom\s*['"]/g,
  /\bimport\s*['"]/g,
  /\bimport\s*\(\s*['"]/g,
]

/** `code` is the masked text of `source`: it still has the quotes, `source` has what they hold. */
export function listImports(path: string, source: string, code: string): ImportLine[] {
  const found: ImportLine[] = []
  for (const pattern of patterns) {
    for (const match of code.matchAll(pattern)) {
      const open = match.index + match[0].length
      const specifier = source.slice(open, code.indexOf(code[open - 1] ?? "'", open))
      found.push({
        specifier,
        target: targetOf(path, specifier),
        line: lineAt(source, match.index),
        typeOnly: match[1] !== undefined,
      })
    }
  }
  return found.sort((one, other) => one.line - other.line)
}

/** `#x` means `src/x` (package.json, "imports"); `?raw` and its like are Vite's and no path. */
function targetOf(path: string, specifier: string): string | null {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('#')) return `src/${bare.slice(1)}`
  if (bare.startsWith('.')) return posix.join(posix.dirname(path), bare)
  return null
}
