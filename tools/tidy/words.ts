/**
 * One word per thing: names in code use the glossary's words, the engine uses none of the
 * school's, and no file speaks of the machine on which it happened to be written.
 */
import type { Finding, Rule } from './finding.ts'
import { lineAt } from './masked-text.ts'
import type { ProjectFile } from './project-tree.ts'
import { forbiddenWords, schoolWords } from './word-list.ts'

export const checkWords: Rule = (tree) =>
  tree.files.flatMap((file) => [
    ...checkGlossary(file),
    ...checkEngine(file),
    ...checkMachine(file),
  ])

/** Names of outside formats keep their own words: AAF's attributes and kinds of entry. */
const outsideName = /^(?:ENT[A-Z]\w*|Eleve|PersRelEleve)$/

interface Word {
  readonly word: string
  /** Where it stands in the file; 0 for the words of the path. */
  readonly at: number
}

/** The words of every identifier of a file and of its path, in lower case. */
function wordsOf(file: ProjectFile): Word[] {
  const inPath = split(file.path.replace(/^src\/[^/]+\//, '')).map((word) => ({ word, at: 0 }))
  const inCode = [...file.code.matchAll(/[\p{L}_$][\p{L}\d_$]*/gu)]
    .filter((match) => !outsideName.test(match[0]))
    .flatMap((match) => split(match[0]).map((word) => ({ word, at: match.index })))
  return [...inPath, ...inCode]
}

function split(name: string): string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
}

function checkGlossary(file: ProjectFile): Finding[] {
  if (!file.isCode || !file.path.startsWith('src/')) return []
  const list = forbiddenWords.filter((entry) => entry.within?.test(file.path) ?? true)
  return wordsOf(file).flatMap(({ word, at }) => {
    const entry = list.find((candidate) => candidate.word === word)
    if (entry === undefined) return []
    const message = `not "${word}": the glossary says ${entry.say}`
    return [{ path: file.path, line: lineAt(file.text, at), message }]
  })
}

function checkEngine(file: ProjectFile): Finding[] {
  if (!file.isCode || !/^src\/(?:engine|kernel)\//.test(file.path)) return []
  // The one table of refusals names every room's refusals; that is what it is for.
  if (file.path === 'src/kernel/refusal-codes.ts') return []
  return wordsOf(file)
    .filter(({ word }) => schoolWords.has(word))
    .map(({ word, at }) => ({
      path: file.path,
      line: lineAt(file.text, at),
      message: `"${word}" is a word of the school; the engine and the kernel know none`,
    }))
}

/** Home and work folders, which exist on one machine only. */
const machinePath = /(?<![\w.])\/(?:home|Users|root|work|workspaces?|builds)\/[\w.-]+/g

/** No path of one machine in what is written, and no registry's address in the lock file. */
function checkMachine(file: ProjectFile): Finding[] {
  const isLock = file.name === 'package-lock.json'
  const pattern = isLock ? /"resolved": "(?!https:\/\/registry\.npmjs\.org\/)/g : machinePath
  const message = isLock
    ? 'the lock file must not name a registry of one machine'
    : 'names a folder of one machine'
  return [...file.text.matchAll(pattern)].map((match) => ({
    path: file.path,
    line: lineAt(file.text, match.index),
    message,
  }))
}
