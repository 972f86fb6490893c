/** What a pupil reads about a late copy says how late, why, and who decides. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatFor } from '#browser/catalogue/format.ts'
import { loadWords } from '#browser/catalogue/load-words.ts'
import type { Receipt } from '#contract/exercises.ts'
import type { Timing } from '#contract/late-work.ts'
import { timingSentence, timingShort } from './timing-sentence.ts'

const words = await loadWords('fr', 'late')
const format = formatFor({ locale: 'fr-FR', timeZone: 'Europe/Paris' })
const speaking = { words, format }
/** Typography aside. */
const plain = (text: string | null): string | null =>
  text?.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'") ?? null

const timing: Timing = {
  standing: 'in_time',
  lateMs: 12 * 60_000,
  triedAt: null,
  isSame: null,
  extension: null,
}
const receipt = (change: Partial<Timing>): Receipt => ({
  submissionId: 's',
  number: 1,
  receivedAt: '2021-04-06T16:12:00.000Z',
  contentHash: '',
  isLate: false,
  timing: { ...timing, ...change },
})
const say = (change: Partial<Timing>, tu = true) =>
  plain(timingSentence(receipt(change), tu, speaking))

test('excused by a record: how late, what it was, and that it counts', () => {
  const outage = (from: string, until: string) =>
    ({ from: `2021-04-06T${from}:00.000Z`, until: `2021-04-06T${until}:00.000Z` }) as const
  const extension = {
    until: '2021-04-06T16:45:00.000Z',
    outages: [
      { ...outage('15:20', '15:25'), reason: 'line' as const },
      { ...outage('15:40', '16:10'), reason: 'stopped' as const },
    ],
  }
  assert.equal(
    say({ standing: 'extended', extension }),
    "En retard de 12 min, mais la plateforme était en panne de 17 h 40 à 18 h 10 : cette copie compte à l'heure.",
  )
})

test('a claim is told as one, and who decides', () => {
  const claimed = { standing: 'to_decide', triedAt: '2021-04-06T15:52:00.000Z' } as const
  assert.equal(
    say(claimed),
    "En retard de 12 min. Ton appareil dit avoir essayé à 17 h 52 : c'est ton enseignant qui décide si ta copie compte à l'heure.",
  )
  assert.match(say(claimed, false) ?? '', /^En retard de 12 min\. L'appareil dit/)
  const otherDay = { ...claimed, triedAt: '2021-04-05T15:52:00.000Z' }
  assert.match(say(otherDay) ?? '', /essayé lundi 5\savril 2021 à 17 h 52/)
})

test('nothing is said of a copy in time, and receipts from before say what they know', () => {
  assert.equal(say({}), null)
  assert.equal(timingShort(receipt({}), words), null)
  assert.equal(timingShort({ isLate: true }, words), 'en retard')
  assert.equal(timingShort({ isLate: false }, words), null)
})
