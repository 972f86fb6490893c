/**
 * A file is found by its name: kebab-case, unique in `src/`, the same as its main export, and
 * never one of the words under which anything can hide.
 */
import type { Finding, Rule } from './finding.ts'
import { lineAt } from './masked-text.ts'
import type { ProjectFile, ProjectTree } from './project-tree.ts'

export const checkNames: Rule = (tree) => [
  ...tree.files.flatMap((file) => [
    ...checkSpelling(file),
    ...checkDefaultExport(file),
    ...checkMainExport(file),
  ]),
  ...checkUniqueness(tree),
]

const inHouse = /^(?:src|tools|tests)\//
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const hidingWord = /(?:^|[-/.])(?:utils?|helpers?|common|managers?|misc|stuff)(?:[-/.]|$)/

function checkSpelling(file: ProjectFile): Finding[] {
  if (!inHouse.test(file.path) || file.path.endsWith('.md')) return []
  const folders = file.folder.split('/')
  const say = (message: string): Finding => ({ path: file.path, line: 1, message })
  const found: Finding[] = []
  if (![...folders, file.stem].every((part) => kebab.test(part))) {
    found.push(say('names are kebab-case'))
  }
  const hiding = hidingWord.exec(file.path)
  if (hiding !== null) {
    const word = hiding[0].replace(/[-/.]/g, '')
    found.push(say(`"${word}" says nothing of what is inside; name the thing`))
  }
  if (file.isCode && file.stem === 'index') {
    found.push(say('no index.ts: a file is named after what it exports'))
  }
  return found
}

const defaultExport = /\bexport\s+default\b|\bas\s+default\b/g

/** Tools that read a config file ask for its default export; nobody else may have one. */
function checkDefaultExport(file: ProjectFile): Finding[] {
  if (!file.isCode || /\.config\.ts$/.test(file.name)) return []
  return [...file.code.matchAll(defaultExport)].map((match) => ({
    path: file.path,
    line: lineAt(file.text, match.index),
    message: 'no default export: a thing has one name everywhere',
  }))
}

const exported =
  /\bexport\s+(?:declare\s+)?(?:async\s+)?(?:abstract\s+)?(?:const|let|function\*?|class|interface|type)\s+([\w$]+)/g
const exportedList = /\bexport\s+(?:type\s+)?\{([^}]*)\}/g

/** Names that a file gives out. */
export function listExports(code: string): string[] {
  const lists = [...code.matchAll(exportedList)].flatMap((match) =>
    (match[1] ?? '').split(',').map((item) => item.trim().replace(/^.*\s/, '')),
  )
  const names = [...code.matchAll(exported)].map((match) => match[1] ?? '')
  return [...names, ...lists].filter((name) => name !== '')
}

/**
 * What a file gives out must speak of what its name says: at least half of the name's words occur
 * in its exports (`exercise-routes.ts` → `exerciseRoutes`, `mark-choice.ts` → `markSingleChoice`);
 * endings may differ. A store's and a contract's exports are queries and schemas of the thing they
 * are named after, and are free.
 */
function checkMainExport(file: ProjectFile): Finding[] {
  const isFree =
    file.isTest || file.stem.endsWith('-store') || file.path.startsWith('src/contract/')
  if (!file.isCode || !file.path.startsWith('src/') || isFree) return []
  const names = listExports(file.code)
  const wanted = rootsOf(file.stem)
  const given = new Set(names.flatMap(rootsOf))
  const found = wanted.filter((root) => given.has(root))
  if (names.length === 0 || found.length * 2 >= wanted.length) return []
  const message = `exports ${names.slice(0, 3).join(', ')}… but nothing named after the file`
  return [{ path: file.path, line: 1, message }]
}

const smallWords = new Set(['a', 'and', 'by', 'for', 'from', 'in', 'of', 'on', 'the', 'to', 'with'])

/** `grouped-codes` and `groupCode` both give `group`, `code`. */
function rootsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-_$]+/)
    .filter((word) => word !== '' && !smallWords.has(word))
    .map((word) => word.replace(/(?:s|ed|ing)$/, '').replace(/e$/, ''))
}

function checkUniqueness(tree: ProjectTree): Finding[] {
  const first = new Map<string, string>()
  const found: Finding[] = []
  for (const file of tree.files) {
    if (!/^src\/.*\.(?:tsx?|css)$/.test(file.path)) continue
    const name = file.isCode ? file.name.replace(/\.tsx?$/, '') : file.name
    const other = first.get(name)
    if (other === undefined) first.set(name, file.path)
    else found.push({ path: file.path, line: 1, message: `has the same name as ${other}` })
  }
  return found
}
