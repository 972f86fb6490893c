/**
 * Decides what a guardian may see of a child after an import. A file can confirm a link only where
 * it states legal responsibility; what the head decided is never undone by a file, and a block
 * least of all.
 */
import type { Outcome } from './import-report.ts'
import type { LinkRecord } from './roster-record.ts'

export type LinkRights = 'to_confirm' | 'confirmed' | 'blocked'

export interface KnownLink {
  readonly rights: LinkRights
  readonly relation: string | null
  readonly source: string
  /** The head decided on it. */
  readonly isDecided: boolean
  readonly isEnded: boolean
  /** Made by this run. */
  readonly isNew: boolean
  readonly isSeen: boolean
}

export interface LinkStep {
  readonly outcome: Exclude<Outcome, 'deactivated' | 'rejected'>
  readonly rights: LinkRights
  readonly relation: string | null
  readonly writes: boolean
  readonly remark: LinkRemark | null
}

export type LinkRemark =
  /** A namesake of this guardian is blocked for this child: the new link is born blocked. */
  | 'namesake_blocked'
  /** The same, for a child who is like this one and whom the files may name no more. */
  | 'alike_blocked'
  /** The head had confirmed the link before the files left it out: it waits for a new word. */
  | 'confirmed_before'
  /** The head confirmed by hand what the file does not state as legal. */
  | 'confirmed_by_hand_only'

/** Plans one link; `isNamesakeBlocked`: another guardian of this child with this name is blocked. */
export function planLink(
  record: Pick<LinkRecord, 'relation' | 'statedRights'>,
  known: KnownLink | undefined,
  isNamesakeBlocked: boolean,
): LinkStep {
  if (known === undefined) {
    const stated: LinkRights = record.statedRights === 'legal' ? 'confirmed' : 'to_confirm'
    return {
      outcome: 'created',
      rights: isNamesakeBlocked ? 'blocked' : stated,
      relation: record.relation,
      writes: true,
      remark: isNamesakeBlocked ? 'namesake_blocked' : null,
    }
  }
  if (known.isSeen) {
    const outcome = known.isNew ? 'merged' : 'unchanged'
    return { outcome, rights: known.rights, relation: known.relation, writes: false, remark: null }
  }
  const rights = rightsAfter(record, known)
  const relation = record.relation ?? known.relation
  const writes = known.isEnded || rights !== known.rights || relation !== known.relation
  const isByHandOnly =
    known.isDecided && known.rights === 'confirmed' && record.statedRights === 'none'
  const wasConfirmed = known.isEnded && known.rights === 'confirmed' && rights === 'to_confirm'
  return {
    outcome: writes ? 'updated' : 'unchanged',
    rights,
    relation,
    writes,
    remark: wasConfirmed ? 'confirmed_before' : isByHandOnly ? 'confirmed_by_hand_only' : null,
  }
}

function rightsAfter(record: Pick<LinkRecord, 'statedRights'>, known: KnownLink): LinkRights {
  if (known.rights === 'blocked') return 'blocked'
  // Whoever comes back after an absence from the files is confirmed anew, by the file or the head.
  if (known.isEnded) return record.statedRights === 'legal' ? 'confirmed' : 'to_confirm'
  if (known.isDecided || known.source === 'local') return known.rights
  if (record.statedRights === 'legal') return 'confirmed'
  return record.statedRights === 'none' ? 'to_confirm' : known.rights
}
