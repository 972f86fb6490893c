/**
 * Decides what an import changes of classes and groups, and of who is in them. Small rules: a row
 * that ended comes back when the file names it again, and nothing changes twice.
 */
import type { Outcome } from './import-report.ts'

export interface KnownBody {
  readonly levelCode: string | null
  readonly levelLabel: string | null
  readonly isActive: boolean
  /** False for a class made by hand, which the import takes over with its first mention. */
  readonly isImported: boolean
}

export interface BodyStep {
  readonly outcome: Extract<Outcome, 'created' | 'updated' | 'unchanged'>
  readonly levelCode: string | null
  readonly levelLabel: string | null
}

/** `undefined`: the file does not say the level; what is there stays. */
export function planBody(
  said: { readonly levelCode?: string | null; readonly levelLabel?: string | null },
  known: KnownBody | undefined,
): BodyStep {
  const levelCode = said.levelCode === undefined ? (known?.levelCode ?? null) : said.levelCode
  const levelLabel = said.levelLabel === undefined ? (known?.levelLabel ?? null) : said.levelLabel
  if (known === undefined) return { outcome: 'created', levelCode, levelLabel }
  const isSame =
    known.isActive &&
    known.isImported &&
    known.levelCode === levelCode &&
    known.levelLabel === levelLabel
  return { outcome: isSame ? 'unchanged' : 'updated', levelCode, levelLabel }
}

/** Of a pair (pupil and class, teacher and course): absent, ended or there; `detail` may differ. */
export function planPair(
  known: { readonly isEnded: boolean; readonly isSame: boolean } | undefined,
): Extract<Outcome, 'created' | 'updated' | 'unchanged'> {
  if (known === undefined) return 'created'
  return known.isEnded || !known.isSame ? 'updated' : 'unchanged'
}
