/**
 * Every file opens with a comment that says what it is for, and says no more than is true: what is
 * not built is absent, so nothing may be marked as left for later or switched off in silence.
 */
import type { Finding, Rule } from './finding.ts'
import { lineAt } from './masked-text.ts'
import type { ProjectFile, ProjectTree } from './project-tree.ts'

export const checkOpenings: Rule = (tree) =>
  tree.files.flatMap((file) => [
    ...(hasCompanion(tree, file) ? [] : checkOpening(file)),
    ...checkLeftovers(file),
  ])

/** A style sheet beside its part, and a test beside its file: what they are for is said there. */
function hasCompanion(tree: ProjectTree, file: ProjectFile): boolean {
  if (!file.isTest && !file.name.endsWith('.css')) return false
  const path = `${file.folder}/${file.stem}`
  return tree.byPath.has(`${path}.ts`) || tree.byPath.has(`${path}.tsx`)
}

const withOpening = /^(?:(?:src|tools|tests)\/.*\.(?:tsx?|css)|migrations\/.*\.sql|[^/]+\.ts)$/
const openingCharsMin = 15

function checkOpening(file: ProjectFile): Finding[] {
  if (!withOpening.test(file.path)) return []
  const text = file.text.replace(/^#!.*\n/, '').trimStart()
  const opening = /^(?:\/\*[\s\S]*?\*\/|(?:\/\/[^\n]*\n)+|(?:--[^\n]*\n)+)/.exec(text)?.[0] ?? ''
  const words = opening.replace(/^[\s/*-]+|[\s/*-]+$|\n[\s/*-]+/g, ' ').trim()
  return words.length >= openingCharsMin
    ? []
    : [{ path: file.path, line: 1, message: 'opens without a comment that says what it is for' }]
}

const leftover = /\b(?:TODO|FIXME|XXX|HACK)\b|@ts-ignore|@ts-expect-error|@ts-nocheck/g

function checkLeftovers(file: ProjectFile): Finding[] {
  if (!file.isCode && !file.name.endsWith('.css')) return []
  return [...file.comments.matchAll(leftover)].map((match) => ({
    path: file.path,
    line: lineAt(file.text, match.index),
    message: `"${match[0]}": build it now, or leave it out`,
  }))
}
