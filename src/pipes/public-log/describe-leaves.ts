/** Names the tree that the leaves of a verdict end: its size and its root, from the log's own tiles. */
import { PlainError } from '#engine/config/plain-error.ts'
import { logFolder } from './journal-folder.ts'
import type { JournalLeaves, LeafSpan } from './journal-leaves.ts'
import { folderSource } from './log-source-store.ts'
import { rootOfFirst } from './prove-leaf.ts'

/** `treeSize`: what was asked for; null: until the last leaf that was read. */
export async function describeLeaves(
  dataFolder: string,
  span: LeafSpan | null,
  treeSize: number | null,
): Promise<JournalLeaves | null> {
  if (span === null) return null
  const size = treeSize ?? span.last + 1
  const found = await rootOfFirst(folderSource(logFolder(dataFolder)), size)
  if (found === null) {
    throw new PlainError({
      french: `Le journal public n’a pas, entier, l’arbre des ${size} premières feuilles. Vérifiez-le : ./preau journal verify.`,
      english: `The public log has no whole tree of the first ${size} leaves. Check it: ./preau journal verify.`,
    })
  }
  const rootHash = Buffer.from(found.root).toString('base64')
  return { log: found.origin, ...span, treeSize: size, rootHash }
}
