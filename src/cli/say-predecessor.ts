/** Of a log that succeeds to another one: which, why, and what of it is not here. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlainWords } from '#engine/config/plain-error.ts'
import { listEarlierLogs } from '#pipes/journal/earlier-logs-store.ts'
import type { Predecessor } from '#pipes/public-log/check-predecessor.ts'
import type { SuccessionCause } from '#pipes/public-log/judge-log-folder.ts'
import { readCheckpoint } from '#pipes/public-log/log-checkpoint.ts'
import { say } from './say.ts'

const causes: Record<SuccessionCause, PlainWords> = {
  lost: { french: 'son dossier avait disparu', english: 'its folder was gone' },
  older: {
    french: 'son dossier était une copie plus ancienne',
    english: 'its folder was an older copy',
  },
  other: {
    french: 'son dossier avait une autre histoire que celle que la base connaissait',
    english: 'its folder had another history than the one that the database knew',
  },
}

export async function sayPredecessor(
  place: string,
  { keptSize, record, signature }: Predecessor,
): Promise<void> {
  const { at, cause, origin, size } = record
  const since = new Date(at).toISOString()
  const why = causes[cause]
  say({
    french: `Il succède au journal ${origin} depuis le ${since} : ${why.french}. Dernier point de contrôle connu : ${size} feuilles.`,
    english: `It succeeds to the log ${origin} since ${since}: ${why.english}. Its last known checkpoint: ${size} leaves.`,
  })
  if (signature === 'wrong') {
    say({
      french: 'Ce point de contrôle cité n’est pas signé par la clé donnée.',
      english: 'That cited checkpoint is not signed by the given key.',
    })
  }
  if (keptSize !== null && keptSize > size) {
    say({
      french: `Un point de contrôle gardé montre qu’il en avait au moins ${keptSize} : ${keptSize - size} de plus que ce qui est cité.`,
      english: `A checkpoint that was kept shows that it had at least ${keptSize}: ${keptSize - size} more than what is cited.`,
    })
  }
  sayMissing(await findAside(place, origin), Math.max(size, keptSize ?? 0))
}

function sayMissing(aside: { folder: string; size: number } | null, known: number): void {
  if (aside === null) {
    say({
      french: `Rien de ce journal précédent n’est ici : il manque au moins ses ${known} feuilles.`,
      english: `Nothing of that earlier log is here: at least its ${known} leaves are missing.`,
    })
    return
  }
  const missing = Math.max(known - aside.size, 0)
  say({
    french: `Sa copie, ${aside.size} feuilles, est dans ${aside.folder}${missing === 0 ? '' : ` ; il manque au moins les feuilles ${aside.size} à ${known - 1}`}. Vérifiez-la de même.`,
    english: `Its copy, ${aside.size} leaves, is in ${aside.folder}${missing === 0 ? '' : `; at least leaves ${aside.size} to ${known - 1} are missing`}. Check it likewise.`,
  })
}

/** The largest copy that was put aside in this data folder. */
async function findAside(place: string, origin: string) {
  if (/^https?:/.test(place) || !existsSync(place)) return null
  let largest: { folder: string; size: number } | null = null
  for (const folder of await listEarlierLogs(place)) {
    const path = join(folder, 'journal/log/checkpoint')
    const found = existsSync(path) ? readCheckpoint(readFileSync(path, 'utf8')) : null
    if (found?.origin !== origin || found.size <= (largest?.size ?? -1)) continue
    largest = { folder, size: found.size }
  }
  return largest
}
