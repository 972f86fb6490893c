/** What the verdict could not see, each with what it costs. Silence here would be a claim. */

import type { EvidenceInput } from './evidence-input.ts'
import { frenchNumber, frenchShare } from './french-figures.ts'
import { countOverflows } from './sort-load.ts'
import type { Sorting } from './sorting.ts'
import type { Remark } from './verdict.ts'

/** Signs of life come every second; this long without one is told. */
const silenceMs = 5_000

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
  const { aside, processes } = sorting.table
  if (input.format === 'clf') {
    yield {
      code: 'no-connections',
      text: 'Un journal de serveur web ne montre ni les connexions sans requête, ni les signes de vie, ni les numéros d’essai : des connexions tenues ouvertes y sont invisibles.',
    }
  } else if (aside.heartbeats === 0) {
    yield {
      code: 'no-heartbeats',
      text: 'Aucun signe de vie des processus : un arrêt du service ne se distingue pas d’un moment calme.',
    }
  }
  const overflows = countOverflows(sorting)
  if (overflows > 0) {
    yield {
      code: 'listen-overflows',
      text: `Le noyau a écarté ${frenchNumber(overflows)} connexions avant que quiconque les voie : elles manquent partout ici.`,
    }
  } else if (!aside.overflowsKnown && input.format !== 'clf') {
    yield {
      code: 'overflows-unknown',
      text: 'Le noyau n’a pas dit combien de connexions il a écartées.',
    }
  }
  if (aside.lost > 0) {
    yield {
      code: 'lost-records',
      text: `Les processus déclarent ${frenchNumber(aside.lost)} enregistrements perdus (disque ou file d’attente pleins).`,
    }
  }
  if (input.format !== 'clf') {
    const missing = countMissing(sorting)
    if (missing > 0) {
      yield {
        code: 'missing-numbers',
        text: `${frenchNumber(missing)} numéros manquent dans les suites des processus : des enregistrements ont disparu, ou l’extrait commence et finit au milieu d’une suite.`,
      }
    }
  }
  const silent = [...processes.values()].filter((span) => span.silenceMs > silenceMs)
  if (silent.length > 0) {
    const longest = Math.max(...silent.map((span) => span.silenceMs))
    yield {
      code: 'silences',
      text: `${frenchNumber(silent.length)} processus sont restés sans signe de vie, le plus longtemps ${frenchNumber(Math.round(longest / 1_000))} s.`,
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

function countMissing({ table }: Sorting): number {
  let missing = 0
  for (const { records, seqMax, seqMin } of table.processes.values()) {
    missing += Math.max(0, seqMax - seqMin + 1 - records)
  }
  return missing
}

function countPlaceless({ inside, table }: Sorting): number {
  let placeless = 0
  for (const unit of inside) if (table.place.values[unit] === 3) placeless += 1
  return inside.length === 0 ? 0 : placeless / inside.length
}
