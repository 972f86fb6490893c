/**
 * A paper that points to a file which is gone is worse than none: every link inside the project and
 * every path named in a paper must exist.
 */
import { posix } from 'node:path'
import type { Finding, Rule } from './finding.ts'
import { lineAt } from './masked-text.ts'
import type { ProjectFile, ProjectTree } from './project-tree.ts'

export const checkPapers: Rule = (tree) =>
  tree.files.filter((file) => file.name.endsWith('.md')).flatMap((file) => checkPaper(tree, file))

const link = /\]\((?![a-z]+:|#)([^)\s#]+)[^)]*\)/g
/** A path in backticks, from the project's root; one with `…` or `*` in it is a pattern. */
const namedPath = /`((?:src|tests|tools|docs|migrations)\/[\w./-]+)`/g

function checkPaper(tree: ProjectTree, file: ProjectFile): Finding[] {
  const links = [...file.text.matchAll(link)].map((match) => ({
    at: match.index,
    path: posix.join(file.folder, match[1] ?? ''),
  }))
  const named = [...file.text.matchAll(namedPath)].map((match) => ({
    at: match.index,
    path: match[1] ?? '',
  }))
  return [...links, ...named]
    .filter(({ path }) => !tree.paths.has(path.replace(/\/$/, '')))
    .map(({ at, path }) => ({
      path: file.path,
      line: lineAt(file.text, at),
      message: `points to ${path}, which is not there`,
    }))
}
