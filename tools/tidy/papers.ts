/**
 * A paper that points to a file which is gone is worse than none: every link inside the project, and
 * every path named in a paper or a comment, must exist.
 */
import { posix } from 'node:path'
import type { Rule } from './finding.ts'
import { lineAt } from './masked-text.ts'
import type { ProjectFile } from './project-tree.ts'

export const checkPapers: Rule = (tree) =>
  tree.files.flatMap((file) => {
    const found = file.name.endsWith('.md') ? namedInPaper(file) : namedInComments(file)
    return found
      .filter(({ path }) => !tree.paths.has(path.replace(/\/$/, '')))
      .map(({ at, path }) => ({
        path: file.path,
        line: lineAt(file.text, at),
        message: `points to ${path}, which is not there`,
      }))
  })

interface NamedPath {
  readonly at: number
  readonly path: string
}

const link = /\]\((?![a-z]+:|#)([^)\s#]+)[^)]*\)/g
/** A path in backticks, from the project's root; one with `…` or `*` in it is a pattern. */
const namedPath = /`((?:src|tests|tools|docs|migrations)\/[\w./-]+)`/g

function namedInPaper(file: ProjectFile): NamedPath[] {
  const links = [...file.text.matchAll(link)].map((match) => ({
    at: match.index,
    path: posix.join(file.folder, match[1] ?? ''),
  }))
  const named = [...file.text.matchAll(namedPath)].map((match) => ({
    at: match.index,
    path: match[1] ?? '',
  }))
  return [...links, ...named]
}

/** A comment that sends its reader to a paper or to a file of ours. */
const inComment =
  /(?<![\w/.])(?:src|tests|tools|docs|migrations)\/(?!NNNN)[\w/-]+(?:\.[\w-]+)*\.(?:md|ts|tsx|sql)\b/g

function namedInComments(file: ProjectFile): NamedPath[] {
  if (!file.isCode || file.path.startsWith('tools/tidy/')) return []
  return [...file.comments.matchAll(inComment)].map((match) => ({
    at: match.index,
    path: match[0],
  }))
}
