/**
 * Files and functions stay small enough to be read at one sitting. `sizes.json` lists those that
 * were larger when the limit came; a listed size may only shrink, and goes when it fits.
 */
import type { Finding, Rule } from './finding.ts'
import type { ProjectFile } from './project-tree.ts'

export const fileLinesMax = 300
export const testLinesMax = 500
export const functionLinesMax = 60

/** Sizes by path, or by `path:function`, in lines. */
export type AllowedSizes = Readonly<Record<string, number>>

const measured = /^(?:src|tools|tests)\/.*\.tsx?$/

export function checkSizes(allowed: AllowedSizes): Rule {
  return (tree) => {
    const seen = new Set<string>()
    const judge = (key: string, lines: number, linesMax: number, place: Finding): Finding[] => {
      seen.add(key)
      const message = judgeSize(key, lines, linesMax, allowed[key])
      return message === null ? [] : [{ ...place, message }]
    }
    const found = tree.files
      .filter((file) => measured.test(file.path))
      .flatMap((file) => {
        const isTest = file.isTest || file.path.startsWith('tests/')
        const linesMax = isTest ? testLinesMax : fileLinesMax
        const place = { path: file.path, line: 1, message: '' }
        const lines = file.text.trimEnd().split('\n').length
        return [
          ...judge(file.path, lines, linesMax, place),
          ...(isTest ? [] : measureFunctions(file)).flatMap((one) =>
            judge(`${file.path}:${one.name}`, one.lines, functionLinesMax, {
              ...place,
              line: one.line,
            }),
          ),
        ]
      })
    const gone = Object.keys(allowed).filter((key) => !seen.has(key))
    return [
      ...found,
      ...gone.map((key) => ({ path: 'tools/tidy/sizes.json', line: 1, message: `${key} is gone` })),
    ]
  }
}

function judgeSize(key: string, lines: number, linesMax: number, allowed?: number): string | null {
  if (allowed === undefined) {
    return lines <= linesMax ? null : `${lines} lines of ${key}; split it by meaning (${linesMax})`
  }
  if (lines <= linesMax) return `${key} fits now; take it out of tools/tidy/sizes.json`
  if (lines < allowed) return `${key} shrank; lower it to ${lines} in tools/tidy/sizes.json`
  return lines === allowed ? null : `${key} grew from ${allowed} to ${lines} lines`
}

interface MeasuredFunction {
  readonly name: string
  readonly line: number
  readonly lines: number
}

const opensFunction = /\bfunction\b|=>\s*\{$|^\s*(?:(?:async|static|get|set)\s+)*[\w$#]+\s*\(.*\{$/
const opensBlock = /^\s*\}?\s*(?:if|for|while|switch|catch|else|do|try|return|await)\b.*[^>]\s*\{$/
const functionName =
  /\bfunction\*?\s+([\w$]+)|([\w$]+)(?::[^=]*)?\s*[=:]\s*(?:async\s*)?\(?|([\w$]+)\(/

/**
 * Biome's layout makes counting simple: a function ends on the first later line that is indented
 * like its first one and begins with a closing brace. Functions inside it are counted by
 * themselves, not again in it: what is limited is what must be held in mind at once. An object
 * that opens a call (`defineRoute({`) counts like a function: a list of declarations is read one
 * by one.
 */
export function measureFunctions(file: ProjectFile): MeasuredFunction[] {
  const lines = file.code.split('\n').map((line) => line.trimEnd())
  const all: { name: string; first: number; last: number }[] = []
  lines.forEach((line, first) => {
    if (!opensFunction.test(line) || (opensBlock.test(line) && !/=>\s*\{$/.test(line))) return
    const last = lastLine(lines, first)
    if (last === null) return
    const match = functionName.exec(line)
    all.push({ name: match?.[1] ?? match?.[2] ?? match?.[3] ?? 'function', first, last })
  })
  return all.map(({ name, first, last }) => {
    const inner = all.filter((one) => one.first > first && one.last <= last)
    const outermost = inner.filter(
      (one) => !inner.some((other) => other.first < one.first && other.last >= one.last),
    )
    const inside = outermost.reduce((sum, one) => sum + one.last - one.first + 1, 0)
    return { name, line: first + 1, lines: last - first + 1 - inside }
  })
}

function lastLine(lines: readonly string[], first: number): number | null {
  const indent = /^\s*/.exec(lines[first] ?? '')?.[0] ?? ''
  for (let index = first + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line.startsWith(`${indent}}`) && !line.endsWith('{')) return index
    // A line back at the function's own depth that closes nothing: it had no body of its own.
    if (line.startsWith(indent) && /^[\w@/]/.test(line.slice(indent.length))) return null
  }
  return null
}
