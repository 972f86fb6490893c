/** What the verdict could not see, each with what it costs. Silence here would be a claim. */

import type { EvidenceInput } from './evidence-input.ts'
import { frenchCount, frenchNumber, frenchShare, frenchTime } from './french-figures.ts'
import type { Sorting } from './sorting.ts'
import type { Remark } from './verdict.ts'

export function findBlindSpots(sorting: Sorting, input: EvidenceInput): Remark[] {
  return [
    ...blindByInputs(sorting, input),
    ...blindByRecords(sorting, input),
    {
      code: 'upstream',
      text: 'Une liaison saturée avant nos machines, une panne du DNS et les personnes qui n’ont jamais pu se connecter ne laissent aucune trace ici.',
    },
  ]
}

function* blindByInputs(sorting: Sorting, input: EvidenceInput): Generator<Remark> {
  if (input.roster === null) {
    yield {
      code: 'no-roster',
      text: 'Sans liste des inscrits, rien ne dit qui était attendu : ce qui n’est ni une attaque ni une répétition reste indéterminé.',
    }
  }
  if (input.timetable === null) {
    yield {
      code: 'no-timetable',
      text: 'Sans emploi du temps, rien ne dit qui avait cours : toute personne inscrite compte comme attendue.',
    }
  }
  if (sorting.before.length === 0) {
    yield {
      code: 'no-history',
      text: 'Aucun enregistrement d’avant l’intervalle : ni le niveau habituel ni les réseaux déjà vus ne sont connus.',
    }
  }
  const hasPeople = sorting.table.people.size > 1
  if (!hasPeople && sorting.inside.length > 0) {
    yield {
      code: 'no-people',
      text: 'Aucune requête ne nomme une personne : les sources sont jugées sur leur seul comportement.',
    }
  }
}

function* blindByRecords(sorting: Sorting, input: EvidenceInput): Generator<Remark> {
  const { spans } = sorting
  if (input.format === 'clf') {
    yield {
      code: 'no-connections',
      text: 'Un journal de serveur web ne montre ni les connexions sans requête, ni les signes de vie, ni les numéros d’essai : des connexions tenues ouvertes y sont invisibles.',
    }
  } else if (spans.isLifeTold) {
    yield* blindByStops(sorting)
  } else {
    yield {
      code: 'no-heartbeats',
      text: 'Aucun signe de vie des processus : un arrêt du service ne se distingue pas d’un moment calme.',
    }
  }
  if (spans.overflows > 0) {
    yield {
      code: 'listen-overflows',
      text: `Le noyau a écarté ${frenchNumber(spans.overflows)} connexions avant que quiconque les voie : elles manquent partout ici.`,
    }
  } else if (!spans.areOverflowsTold && input.format !== 'clf') {
    yield {
      code: 'overflows-unknown',
      text: 'Le noyau n’a pas dit combien de connexions il a écartées.',
    }
  }
  if (spans.lost > 0) {
    yield {
      code: 'lost-records',
      text: `Les processus déclarent ${frenchNumber(spans.lost)} enregistrements perdus (disque ou file d’attente pleins).`,
    }
  }
  if (input.format !== 'clf' && spans.missing > 0) {
    yield {
      code: 'missing-numbers',
      text: `${frenchNumber(spans.missing)} numéros manquent dans les suites des processus : des enregistrements ont disparu, ou l’extrait commence et finit au milieu d’une suite.`,
    }
  }
  const placeless = countPlaceless(sorting)
  if (placeless > 0.2) {
    yield {
      code: 'places-unknown',
      text: `Le lieu est inconnu pour ${frenchShare(placeless)} de la charge.`,
    }
  }
}

/** A process that was killed and started again has another name: only all of them together tell a stop. */
function* blindByStops({ spans: { lifeless, silencesMs } }: Sorting): Generator<Remark> {
  const lengthOf = ({ from, to }: { readonly from: number; readonly to: number }) => to - from
  const [longest, ...others] = [...lifeless].sort((one, other) => lengthOf(other) - lengthOf(one))
  if (longest !== undefined) {
    const more =
      others.length === 0 ? '' : `, et ${frenchCount(others.length, 'autre')} fois moins longtemps`
    yield {
      code: 'stopped',
      text: `Aucun processus n’a donné signe de vie de ${frenchTime(longest.from)} à ${frenchTime(longest.to)} (${frenchSeconds(lengthOf(longest))})${more} : le service était arrêté, ou ses enregistrements manquent. Qui est venu alors n’a laissé aucune trace ici.`,
    }
  }
  if (silencesMs.length > 0) {
    yield {
      code: 'silences',
      text: `${silencesMs.length === 1 ? 'Un processus est resté' : `${frenchNumber(silencesMs.length)} processus sont restés`} sans signe de vie, le plus longtemps ${frenchSeconds(Math.max(...silencesMs))}.`,
    }
  }
}

const frenchSeconds = (ms: number): string => `${frenchNumber(Math.round(ms / 1_000))} s`

function countPlaceless({ inside, table }: Sorting): number {
  let placeless = 0
  for (const unit of inside) if (table.place.values[unit] === 3) placeless += 1
  return inside.length === 0 ? 0 : placeless / inside.length
}
