/** Applies the staged pupils, staff and guardians, and tells who stayed apart or was merged. */
import type { Id } from '#kernel/ids.ts'
import { findKnownIn, findOthersGuardians } from '#school/people/find-people-of.ts'
import type { ApplyRun } from './apply-run.ts'
import { letKeysGo, readKnownPeople, readNamesakes, writePeople } from './people-import-store.ts'
import { type KnownPeople, type PersonRemark, type PersonStep, planPeople } from './roster-plan.ts'
import type { PersonRecord } from './roster-record.ts'
import { peopleBehind, stagedPieces } from './roster-stage-store.ts'

export async function applyPeople(run: ApplyRun, kind: PersonRecord['kind']): Promise<void> {
  const { trx, source, mint } = run
  for await (const incoming of stagedPieces(trx, kind)) {
    const keys = incoming.map(({ record }) => record.key)
    const identities = incoming.flatMap(({ record }) => record.identity ?? [])
    await leaveToOtherSchools(run, keys)
    const found = await readKnownPeople(trx, keys, identities)
    const known = await keepOwnTwins(run, found)
    const steps = planPeople(source, incoming, known, mint)
    await writePeople(trx, source, steps, mint)
    for (const step of steps) tell(run, step)
    run.advance(incoming.length)
  }
  if (kind === 'guardian') await tellNamesakes(run)
}

/**
 * A school's own list may say anything: an invented pupil with the name and address of somebody
 * else's parent. So it finds nobody again whom the school does not know, and the person whom it
 * names becomes one of its own. Nothing tells whether there is a twin: that too would be news.
 */
async function keepOwnTwins(run: ApplyRun, found: KnownPeople): Promise<KnownPeople> {
  if (run.broughtBy === null) return found
  const ours = await findOwn(run, run.broughtBy, [...found.people.keys()])
  const idByIdentity = new Map<string, Id>()
  for (const [id, { identity, isSeen }] of found.people) {
    if (identity !== null && (isSeen || ours.has(id))) idByIdentity.set(identity, id)
  }
  return { ...found, idByIdentity }
}

/** The keys of earlier years lead no more to people who belong to other schools alone by now. */
async function leaveToOtherSchools(run: ApplyRun, keys: readonly string[]): Promise<void> {
  if (run.broughtBy === null) return
  const behind = await peopleBehind(run.trx, keys)
  const ours = await findOwn(run, run.broughtBy, [...behind.values()])
  const others = [...behind].filter(([, id]) => !ours.has(id))
  await letKeysGo(
    run.trx,
    run.broughtBy,
    others.map(([key]) => key),
  )
}

/** Whom the school knows, and whom no other one has alone. */
async function findOwn(run: ApplyRun, uai: string, personIds: readonly Id[]): Promise<Set<Id>> {
  const now = new Date(run.context.clock.now())
  const known = await findKnownIn(run.trx, uai, personIds, now)
  const others = await findOthersGuardians(run.trx, uai, [...known], now)
  return new Set([...known].filter((id) => !others.has(id)))
}

const remarkWords: Readonly<Record<Exclude<PersonRemark, 'repeated'>, string>> = {
  merged_differs:
    'Ce responsable avait été réuni avec un autre de mêmes nom, prénom et adresse ; les fichiers ne disent plus la même adresse. À vérifier.',
  role_closed_by_hand:
    'Ce compte a été fermé à la main dans l’établissement ; l’import ne le rouvre pas.',
}

function tell(run: ApplyRun, step: PersonStep): void {
  const { record, place, outcome } = step
  if (outcome === 'rejected') {
    const reason = 'Cette personne est déjà plus haut dans le fichier.'
    run.report.reject({ kind: record.kind, ...place, field: '', code: 'repeated', reason })
    return
  }
  run.report.count(outcome, record.kind)
  for (const remark of step.remarks) {
    if (remark === 'repeated') continue
    run.report.warn({ ...place, field: '', code: remark, message: remarkWords[remark] })
  }
}

async function tellNamesakes(run: ApplyRun): Promise<void> {
  for (const { file, line, count } of await readNamesakes(run.trx)) {
    const message = `${count} responsables portent ces mêmes nom et prénom sans avoir la même adresse : ils sont gardés séparés.`
    run.report.warn({ file, line, field: '', code: 'namesakes_kept_apart', message })
  }
}
