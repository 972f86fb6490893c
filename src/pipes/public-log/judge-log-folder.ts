/**
 * Whether the log in a folder is the one that the database knows, and may go on. A log that began
 * anew under the same name and key would be a second history, and every witness would say so.
 */
import type { KnownLog } from './known-log.ts'
import { generationOf } from './log-name.ts'

/**
 * Why a log succeeds to another · `lost`: its folder is gone · `older`: the folder is a copy from
 * before the last checkpoint that is known · `other`: the folder has another history than the known one.
 */
export const successionCauses = ['lost', 'older', 'other'] as const
export type SuccessionCause = (typeof successionCauses)[number]

export type LogFolderJudgement =
  /** There never was a log. */
  | { readonly what: 'begin' }
  | { readonly what: 'go_on' }
  | { readonly what: 'succeed'; readonly cause: SuccessionCause; readonly predecessor: KnownLog }

export interface FoundLog {
  readonly origin: string
  readonly size: number
}

/**
 * `found`: the log of the folder, null where it has none. `isSameHistory`: its root at the size that
 * the database knows is the one that the database knows.
 */
export function judgeLogFolder(given: {
  readonly known: readonly KnownLog[]
  readonly found: FoundLog | null
  readonly isSameHistory: boolean
}): LogFolderJudgement {
  const { found, isSameHistory, known } = given
  const last = known.at(-1)
  if (last === undefined) return { what: found === null ? 'begin' : 'go_on' }
  const succeed = (cause: SuccessionCause) =>
    ({ what: 'succeed', cause, predecessor: last }) as const
  if (found === null) return succeed('lost')
  if (found.origin === last.origin) {
    if (found.size < last.size) return succeed('older')
    return isSameHistory ? { what: 'go_on' } : succeed('other')
  }
  if (known.some(({ origin }) => origin === found.origin)) return succeed('older')
  // A database that is older than the folder does not know what the folder has begun since.
  return generationOf(found.origin) > generationOf(last.origin)
    ? { what: 'go_on' }
    : succeed('other')
}
