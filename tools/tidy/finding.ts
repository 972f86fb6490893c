/** What a rule says when something is out of place, and the shape that every rule has. */
import type { ProjectTree } from './project-tree.ts'

/** One thing out of place. `line` counts from 1. */
export interface Finding {
  readonly path: string
  readonly line: number
  readonly message: string
}

/** A rule looks at the whole tree and names what is out of place; it never changes anything. */
export type Rule = (tree: ProjectTree) => Finding[]
