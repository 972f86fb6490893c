/**
 * A pupil whom the school added by hand, and who is in the files later, is the same person: same
 * names, same birth date, same school, and nobody else is meant. Everything else stays apart.
 */
import type { ApplyRun } from './apply-run.ts'
import { adoptPupils, type Likeness, readLikenesses } from './by-hand-store.ts'
import { normalForm } from './normal-form.ts'
import { sayInBoth } from './say-in-both.ts'

export async function adoptByHand(run: ApplyRun): Promise<void> {
  const alike = (await readLikenesses(run.trx)).filter(({ said, there }) => {
    const isSame = (field: 'familyName' | 'givenName') =>
      normalForm(said[field]) === normalForm(there[field])
    return isSame('familyName') && isSame('givenName')
  })
  const ofKey = Map.groupBy(alike, ({ key }) => key)
  const ofPerson = Map.groupBy(alike, ({ personId }) => personId)
  const isAlone = ({ key, personId }: Likeness) =>
    ofKey.get(key)?.length === 1 && ofPerson.get(personId)?.length === 1
  const adopted = alike.filter(isAlone)
  await adoptPupils(run.trx, run.source, adopted)
  for (const { place } of adopted) {
    const message = sayInBoth(
      'Cet élève avait été ajouté à la main, avec les mêmes nom, prénom et date de naissance : c’est la même personne, qui garde son compte et son travail.',
      'This pupil had been added by hand, with the same names and birth date: it is the same person, who keeps the account and the work.',
    )
    run.report.warn({ ...place, field: '', code: 'adopted_by_name', message })
  }
  const doubtful = Map.groupBy(
    alike.filter((one) => !isAlone(one)),
    ({ key }) => key,
  )
  for (const [first] of doubtful.values()) {
    if (first === undefined) continue
    const message = sayInBoth(
      'Plusieurs élèves de mêmes nom, prénom et date de naissance ont été ajoutés à la main ou sont dans les fichiers : rien n’est deviné, l’élève du fichier est une nouvelle personne.',
      'Several pupils with the same names and birth date were added by hand or are in the files: nothing is guessed, the pupil of the file is a new person.',
    )
    run.report.warn({ ...first.place, field: '', code: 'by_hand_ambiguous', message })
  }
}
