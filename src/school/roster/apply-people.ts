/** Applies the staged pupils, staff and guardians, and tells who stayed apart or was merged. */
import type { ApplyRun } from './apply-run.ts'
import { readKnownPeople, readNamesakes, writePeople } from './people-import-store.ts'
import { type PersonRemark, type PersonStep, planPeople } from './roster-plan.ts'
import type { PersonRecord } from './roster-record.ts'
import { stagedPieces } from './roster-stage-store.ts'

export async function applyPeople(run: ApplyRun, kind: PersonRecord['kind']): Promise<void> {
  const { trx, source, mint } = run
  for await (const incoming of stagedPieces(trx, kind)) {
    const keys = incoming.map(({ record }) => record.key)
    const identities = incoming.flatMap(({ record }) => record.identity ?? [])
    const known = await readKnownPeople(trx, keys, identities)
    const steps = planPeople(source, incoming, known, mint)
    await writePeople(trx, source, steps, mint)
    for (const step of steps) tell(run, step)
    run.advance(incoming.length)
  }
  if (kind === 'guardian') await tellNamesakes(run)
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
