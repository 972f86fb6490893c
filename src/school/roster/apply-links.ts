/** Applies the staged links between guardians and children. */
import type { ApplyRun } from './apply-run.ts'
import { isAlike } from './corrected-person.ts'
import { readBlockedLikenesses } from './correction-store.ts'
import {
  pairKey,
  readBlockedNames,
  readGuardiansWithoutChild,
  readKnownLinks,
  readShownNames,
  writeLinks,
} from './link-import-store.ts'
import { type LinkRemark, type LinkStep, planLink } from './plan-link.ts'
import type { LinkRecord, Place } from './roster-record.ts'
import { meetPairs, peopleBehind, type StagedRecord, stagedPieces } from './roster-stage-store.ts'
import { sayInBoth } from './say-in-both.ts'

const remarkWords: Readonly<Record<LinkRemark, string>> = {
  namesake_blocked:
    'Un responsable de mêmes nom et prénom est bloqué pour cet enfant : ce lien arrive bloqué, à vérifier.',
  alike_blocked: sayInBoth(
    'Un responsable de mêmes nom et prénom est bloqué pour un élève qui ressemble à celui-ci : ce lien arrive bloqué, à vérifier.',
    'A guardian with the same name is blocked for a pupil who is like this one: this link arrives blocked, please check.',
  ),
  confirmed_before: sayInBoth(
    'Ce responsable avait été confirmé, puis n’était plus dans les fichiers ; il y revient : le lien attend d’être confirmé de nouveau.',
    'This guardian had been confirmed, then was no longer in the files, and comes back: the link waits to be confirmed anew.',
  ),
  confirmed_by_hand_only:
    'Ce lien a été confirmé à la main ; le fichier n’indique pas de responsabilité légale.',
}

export async function applyLinks(run: ApplyRun): Promise<void> {
  for await (const piece of stagedPieces(run.trx, 'link')) {
    const found = await findBothEnds(run, piece)
    const known = await readKnownLinks(run.trx, found)
    const blocked = await readBlockedNames(
      run.trx,
      found.map(({ b }) => b),
    )
    const alike = await readAlikeBlocked(run, found)
    const names =
      blocked.size + alike.size === 0
        ? new Map<string, string>()
        : await readShownNames(
            run.trx,
            found.map(({ record }) => record.guardianKey),
          )
    const writes = new Map<string, LinkStep & { a: string; b: string }>()
    const steps = new Map<string, LinkStep>()
    for (const { record, place, a, b } of found) {
      const key = pairKey({ a, b })
      const before = known.get(key)
      const nameOf = `${b}|${names.get(record.guardianKey) ?? ''}`
      const isBlockedName = blocked.has(nameOf) || alike.has(nameOf)
      const earlier = steps.get(key)
      const step =
        earlier === undefined
          ? planLink(record, before, isBlockedName)
          : repeat(earlier, before?.isNew ?? true)
      if (earlier === undefined) steps.set(key, step)
      if (step.writes) writes.set(key, { ...step, a, b })
      const isOfAlike = step.remark === 'namesake_blocked' && !blocked.has(nameOf)
      tell(run, isOfAlike ? { ...step, remark: 'alike_blocked' } : step, place)
    }
    await writeLinks(run.trx, run.source, [...writes.values()])
    await meetPairs(run.trx, 'link', found)
    run.advance(piece.length)
  }
  for (const place of await readGuardiansWithoutChild(run.trx)) {
    const message =
      'Aucun élève importé ne désigne ce responsable : il est gardé, et n’a accès à rien.'
    run.report.warn({ ...place, field: '', code: 'guardian_without_child', message })
  }
}

/**
 * `<pupil>|<shown name>`: where ONDE's correction makes a new pupil, who was blocked for one like
 * them must not come in by it.
 */
async function readAlikeBlocked(run: ApplyRun, found: readonly FoundLink[]): Promise<Set<string>> {
  if (run.source !== 'onde') return new Set()
  const ids = [...new Set(found.map(({ b }) => b))]
  const likenesses = await readBlockedLikenesses(run.trx, ids)
  return new Set(
    likenesses
      .filter(({ pupil, other }) => isAlike(pupil, other))
      .map(({ pupilId, guardianName }) => `${pupilId}|${guardianName}`),
  )
}

/** The same two people on a second line: nothing more to do. */
function repeat(earlier: LinkStep, isNew: boolean): LinkStep {
  return { ...earlier, outcome: isNew ? 'merged' : 'unchanged', writes: false, remark: null }
}

interface FoundLink {
  readonly record: LinkRecord
  readonly place: Place
  readonly a: string
  readonly b: string
}

async function findBothEnds(
  run: ApplyRun,
  piece: readonly StagedRecord<LinkRecord>[],
): Promise<FoundLink[]> {
  const people = await peopleBehind(
    run.trx,
    piece.flatMap(({ record }) => [record.guardianKey, record.pupilKey]),
  )
  return piece.flatMap(({ record, place }) => {
    const a = people.get(record.guardianKey)
    const b = people.get(record.pupilKey)
    if (a !== undefined && b !== undefined) return [{ record, place, a, b }]
    const field = run.source === 'aaf' ? 'ENTElevePersRelEleve' : 'Responsable'
    const [code, reason] =
      a === undefined
        ? [
            'guardian_not_in_files',
            `Le responsable « ${record.guardianKey.replace(/^\w+:/u, '')} » n’est dans aucun fichier : ce lien ne mène nulle part.`,
          ]
        : ['pupil_not_imported', 'L’élève n’a pas été importé : voir le motif à sa propre ligne.']
    run.report.reject({ kind: 'link', ...place, field, code, reason })
    return []
  })
}

function tell(run: ApplyRun, step: LinkStep, place: Place): void {
  run.report.count(step.outcome, 'link')
  if (step.remark === null) return
  const message = remarkWords[step.remark]
  run.report.warn({ ...place, field: '', code: step.remark, message })
}
