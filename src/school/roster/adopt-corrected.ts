/**
 * Keeps one person where ONDE corrected a name, a birth date or an address: pupils first, since
 * their guardians witness for them, then guardians, for whom the children do, and staff.
 */
import type { ApplyRun } from './apply-run.ts'
import { type CorrectionPair, findCorrected, isAlike } from './corrected-person.ts'
import { moveKeys, readCorrectionPairs, readKnownIdentities } from './correction-store.ts'
import type { PersonRecord } from './roster-record.ts'
import { sayInBoth } from './say-in-both.ts'

const keptWords: Readonly<Record<PersonRecord['kind'], string>> = {
  pupil: sayInBoth(
    'Le nom, le prénom ou la date de naissance de cet élève ont changé dans la liste ; un responsable et le reste concordent : c’est la même personne, qui garde son compte et ses responsables, avec ce que la direction en a décidé.',
    'This pupil’s name, given name or birth date changed in the list; a guardian and the rest agree: it is the same person, who keeps the account and the guardians, with what the head decided.',
  ),
  guardian: sayInBoth(
    'Le nom ou l’adresse de ce responsable ont changé dans la liste ; un enfant et le reste concordent : c’est la même personne, qui garde son compte et ses droits, ou son blocage.',
    'This guardian’s name or address changed in the list; a child and the rest agree: it is the same person, who keeps the account and the rights, or the block.',
  ),
  staff: sayInBoth(
    'Le nom de cet adulte a changé dans la liste ; le prénom et la classe ou l’adresse électronique concordent : c’est la même personne, qui garde son compte.',
    'This adult’s name changed in the list; the given name and the class or the e-mail address agree: it is the same person, who keeps the account.',
  ),
}

const newWords = sayInBoth(
  'Cet élève ressemble à un élève qui n’est plus dans les fichiers, mais aucun responsable commun ne le prouve : il arrive comme une nouvelle personne. À vérifier.',
  'This pupil is like a pupil who is no longer in the files, but no guardian in common proves it: they come as a new person. Please check.',
)

export async function adoptCorrected(run: ApplyRun, uai: string): Promise<void> {
  for (const kind of ['pupil', 'guardian', 'staff'] as const) {
    const pairs = await readCorrectionPairs(run.trx, kind, uai)
    const corrected = findCorrected(await withoutTwins(run, pairs))
    await moveKeys(run.trx, corrected)
    for (const { place } of corrected) {
      const message = keptWords[kind]
      run.report.warn({ ...place, field: '', code: 'corrected_kept', message })
    }
    if (kind === 'pupil') tellAlike(run, pairs, corrected)
  }
}

/** Whom the operator's command finds by names and address in any school is that person. */
async function withoutTwins(
  run: ApplyRun,
  pairs: readonly CorrectionPair[],
): Promise<readonly CorrectionPair[]> {
  if (run.broughtBy !== null) return pairs
  const identities = pairs.flatMap(({ identity }) => identity ?? [])
  const known = await readKnownIdentities(run.trx, identities)
  return pairs.filter(({ identity }) => identity === null || !known.has(identity))
}

function tellAlike(
  run: ApplyRun,
  pairs: readonly CorrectionPair[],
  corrected: readonly CorrectionPair[],
): void {
  const settled = new Set(corrected.flatMap(({ key, personId }) => [key, personId]))
  const told = new Set<string>()
  for (const { key, personId, said, there, place } of pairs) {
    if (settled.has(key) || settled.has(personId) || told.has(key)) continue
    if (!isAlike(said, there)) continue
    told.add(key)
    run.report.warn({ ...place, field: '', code: 'like_one_who_left', message: newWords })
  }
}
