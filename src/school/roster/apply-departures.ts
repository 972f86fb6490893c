/**
 * Ends what the files no longer name. A line that was not taken is no departure: where nobody can
 * tell whose it is, nobody of its kind leaves, and the report says so.
 */
import type { ApplyRun } from './apply-run.ts'
import { countPlacesByHand } from './by-hand-store.ts'
import {
  closeBodies,
  closeOrOpenAccounts,
  countBlockedGone,
  countDepartures,
  countHeldLinks,
  deactivateAbsent,
  endLinks,
  endMemberships,
  endTeachings,
  type ImportScope,
  type SchoolDepartures,
} from './departures-store.ts'
import type { ImportRefusal } from './import-transaction.ts'
import { departuresShareMax, leavesTooMany } from './roster-plan.ts'
import { readHiddenKinds } from './roster-stage-store.ts'
import { sayInBoth } from './say-in-both.ts'

export async function applyDepartures(
  run: ApplyRun,
  files: ImportScope,
  acceptDepartures: boolean,
): Promise<ImportRefusal | null> {
  const hidden = await readHiddenKinds(run.trx)
  const scope: ImportScope = {
    ...files,
    holdsAllPupils: files.holdsAllPupils && !hidden.has('pupil'),
    holdsAllStaff: files.holdsAllStaff && !hidden.has('staff'),
    holdsAllGuardians: files.holdsAllGuardians && !hidden.has('guardian'),
  }
  const absent = await countDepartures(run.trx, files)
  const isHeld = ({ role }: SchoolDepartures) => hidden.has(role)
  tellHeld(run, absent.filter(isHeld))
  tellHeldLinks(run, await countHeldLinks(run.trx, scope))
  const departures = absent.filter((row) => !isHeld(row))
  tellBlockedGone(run, await countBlockedGone(run.trx, scope))
  await endAll(run, scope)
  await closeOrOpenAccounts(run.trx)
  tellByHand(run, await countPlacesByHand(run.trx, scope))
  const tooMany = departures.find(({ role, active, leaving }) =>
    leavesTooMany(role, active, leaving),
  )
  return tooMany === undefined || acceptDepartures ? null : refuseDepartures(tooMany)
}

/** Whom the files do not name and who stays all the same, and why. */
function tellHeld(run: ApplyRun, held: readonly SchoolDepartures[]): void {
  for (const { uai, role, leaving } of held) {
    if (leaving === 0) continue
    const [who, whom] = role === 'pupil' ? ['élève(s)', 'pupil(s)'] : ['adulte(s)', 'adult(s)']
    const message = sayInBoth(
      `${leaving} ${who} de l’établissement ${uai} ne sont pas dans les fichiers, mais une ligne au moins n’a pas pu être lue et peut être la leur : personne de cette sorte n’est désactivé. Corrigez la ligne rejetée, puis importez de nouveau.`,
      `${leaving} ${whom} of school ${uai} are not in the files, but at least one line could not be read and may be theirs: nobody of this kind is deactivated. Correct the rejected line, then import again.`,
    )
    run.report.warn({ file: '', line: 1, field: '', code: 'departures_held', message })
  }
}

function tellHeldLinks(run: ApplyRun, count: number): void {
  if (count === 0) return
  const message = sayInBoth(
    `${count} lien(s) de responsable ne sont pas retrouvés dans les fichiers, mais une ligne de responsable n’a pas pu être reliée ou lue et peut les dire : ces liens restent tels quels, avec ce que la direction en a décidé.`,
    `${count} guardian link(s) are not found in the files, but a guardian’s line could not be matched or read and may state them: these links stay as they are, with what the head decided.`,
  )
  run.report.warn({ file: '', line: 1, field: '', code: 'links_held', message })
}

function tellByHand(run: ApplyRun, count: number): void {
  if (count === 0) return
  const message = sayInBoth(
    `${count} place(s) dans une classe, un groupe ou un cours ont été données à la main et ne sont pas dans les fichiers : elles restent.`,
    `${count} place(s) in a class, group or course were given by hand and are not in the files: they stay.`,
  )
  run.report.warn({ file: '', line: 1, field: '', code: 'kept_by_hand', message })
}

/** Who was corrected in name and address at once is nobody whom the files could prove. */
function tellBlockedGone(run: ApplyRun, count: number): void {
  if (count === 0) return
  const message = sayInBoth(
    `Pour ${count} élève(s), un responsable bloqué n’est plus dans les fichiers et un nouveau responsable y est : ce peut être la même personne sous un autre nom ou une autre adresse. À vérifier avant de confirmer.`,
    `For ${count} pupil(s), a blocked guardian is no longer in the files and a new guardian is: it may be the same person under another name or address. Please check before confirming.`,
  )
  run.report.warn({ file: '', line: 1, field: '', code: 'blocked_guardian_gone', message })
}

async function endAll(run: ApplyRun, scope: ImportScope): Promise<void> {
  const left = await deactivateAbsent(run.trx, scope)
  run.report.count('deactivated', 'pupil', left.pupils)
  run.report.count('deactivated', 'staff', left.staff)
  run.report.count('deactivated', 'membership', await endMemberships(run.trx, scope))
  run.report.count('deactivated', 'teaching', await endTeachings(run.trx, scope))
  run.report.count('deactivated', 'link', await endLinks(run.trx, scope))
  if (!scope.holdsAllPupils || !scope.holdsAllStaff) return
  for (const [kind, table] of [
    ['class', 'class'],
    ['group', 'pupil_group'],
  ] as const) {
    const metIds = [...run.bodies]
      .filter(([key]) => key.startsWith(`${kind}:`))
      .map(([, body]) => body.id)
    run.report.count('deactivated', kind, await closeBodies(run.trx, scope, table, metIds))
  }
}

function refuseDepartures({ uai, role, active, leaving }: SchoolDepartures): ImportRefusal {
  const who = role === 'pupil' ? 'élèves' : 'adultes'
  const share = Math.round(departuresShareMax[role] * 100)
  const reason =
    `${leaving} ${who} sur ${active} de l’établissement ${uai} ne sont plus dans les fichiers, soit plus de ${share} % : ` +
    'rien n’a été appliqué. Si ces départs sont réels, relancez en les acceptant (--accept-departures).'
  return { code: 'roster_refused', detail: { uai, role, active, leaving }, reason }
}
