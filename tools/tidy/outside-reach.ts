/**
 * What a folder may touch besides its imports: kernel and nouns reach nothing outside the process,
 * the browser's code reaches nothing of Node's, only `engine/config` reads the environment, and
 * where decisions are made, time and chance are handed in.
 */
import { drawerOf, isOutside } from './drawer.ts'
import type { Finding, Rule } from './finding.ts'
import { pureMachines } from './house.ts'
import { lineAt } from './masked-text.ts'
import type { ProjectFile, ProjectTree } from './project-tree.ts'

export const checkOutsideReach: Rule = (tree) =>
  tree.files
    .filter((file) => file.isCode && !file.isTest && file.path.startsWith('src/'))
    .flatMap((file) => [
      ...checkImports(tree, file),
      ...checkEnvironment(file),
      ...checkTimeAndChance(file),
    ])

function checkImports(tree: ProjectTree, file: ProjectFile): Finding[] {
  return file.imports.flatMap((line) => {
    const isNode = line.specifier.startsWith('node:')
    let message: string | null = null
    if (file.path.startsWith('src/kernel/') && line.target === null) {
      message = `the kernel imports nothing from outside, not even ${line.specifier}`
    } else if (/^src\/(?:browser|contract)\//.test(file.path) && isNode) {
      message = `runs in browsers, where ${line.specifier} does not exist`
    } else if (file.path.startsWith(pureMachines) && isOutside(line)) {
      message = `${pureMachines} computes and reaches nothing; not even ${line.specifier}`
    } else if (isNounOfRoom(tree, file) && isOutside(line)) {
      message = `a noun decides and reaches nothing; ${line.specifier} belongs to a store, an act (verb first) or a door`
    }
    return message === null ? [] : [{ path: file.path, line: line.line, message }]
  })
}

function isNounOfRoom(tree: ProjectTree, file: ProjectFile): boolean {
  return /^src\/(?:pipes|school)\/[^/]+\//.test(file.path) && drawerOf(tree, file.path) === 'noun'
}

const environment = /\bprocess\s*\.\s*env\b|\bimport\b[^'"]*\benv\b[^'"]*\bfrom\s*['"]/g

function checkEnvironment(file: ProjectFile): Finding[] {
  if (file.path.startsWith('src/engine/config/')) return []
  return [...file.code.matchAll(environment)]
    .filter((match) => match[0].startsWith('process') || isFromProcess(file, match))
    .map((match) => ({
      path: file.path,
      line: lineAt(file.text, match.index),
      message: 'only src/engine/config reads the environment',
    }))
}

function isFromProcess(file: ProjectFile, match: RegExpExecArray): boolean {
  return file.text.startsWith('node:process', match.index + match[0].length)
}

const timeAndChance = /\bDate\.now\s*\(|\bnew Date\s*\(\s*\)|\bMath\.random\s*\(/g
const decides = /^src\/(?:kernel|contract|pipes|school|rehearsal)\//
const sources: readonly string[] = ['src/kernel/clock.ts', 'src/kernel/random.ts']

function checkTimeAndChance(file: ProjectFile): Finding[] {
  if (!decides.test(file.path) || sources.includes(file.path)) return []
  return [...file.code.matchAll(timeAndChance)].map((match) => ({
    path: file.path,
    line: lineAt(file.text, match.index),
    message: `${match[0]}…) takes what is handed in; receive a Clock or a Random`,
  }))
}
