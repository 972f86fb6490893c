/** Tries that no hour is ever drawn twice, whatever is published, replaced or written by others. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { seededRandom } from '#kernel/random.ts'
import type { RequestRecord } from '#pipes/journal/journal-record.ts'
import { judgeLoad } from './judge-load.ts'
import type { PublicVerdict } from './public-verdict.ts'
import { publishVerdict } from './publish-verdict.ts'
import { openVerdictStore } from './verdict-store.ts'

const seven = Date.UTC(2027, 3, 6, 7)
const hourMs = 3_600_000

const records = Array.from({ length: 8_000 }, (_, index): RequestRecord => {
  const every = { process: 'one', seq: index, at: seven + index * 1_000, steadyMs: index * 1_000 }
  const from = { source: `of ${index % 400}`, place: 'metropolitan', network: null } as const
  const asked = { method: 'GET', route: 'read', path: 'a', status: 200, session: 'none' } as const
  return { kind: 'request', ...every, ...from, ...asked, tookMs: 1, bytesIn: 0, bytesOut: 0 }
})

function told(from: number, to: number) {
  const given = { roster: null, timetable: null, capacityPerSecond: null }
  return {
    ...judgeLoad({ records, from, to, ...given }),
    ...{ inputs: [], inputsHash: '0'.repeat(64), leaves: null },
    version: { preau: '0', rules: '0'.repeat(64) },
  }
}

let dataFolder = ''
const made: string[] = []
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'preau-drawn-'))
  made.push(dataFolder)
})
after(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** Two whole hours, or but one of them; another seed draws other noise. */
const publish = (seed: number, sinceMs = 0) =>
  publishVerdict(dataFolder, told(seven + sinceMs, seven + 2 * hourMs), seededRandom(seed))
const pathOf = ({ id }: PublicVerdict) => join(dataFolder, 'journal/verdicts', `${id}.json`)
const countsOf = ({ hours }: PublicVerdict, at: number) =>
  hours.filter((count) => Date.parse(count.at) === at)

test('an interval that begins half a minute later is another verdict, and forgets no hour', async () => {
  const first = await publish(1)
  assert.ok(countsOf(first, seven).some(({ visitors }) => visitors !== null))
  const later = await publish(2, 30_000)
  assert.deepEqual(countsOf(later, seven), [])
  assert.deepEqual(countsOf(later, seven + hourMs), countsOf(first, seven + hourMs))
  assert.deepEqual(
    (await openVerdictStore(dataFolder).list()).map(({ id }) => id),
    [later.id, first.id],
  )
  assert.deepEqual((await publish(3)).hours, first.hours)
})

test('whoever takes a published verdict away has no hour drawn again', async () => {
  const first = await publish(1)
  rmSync(pathOf(first))
  assert.deepEqual((await publish(2)).hours, first.hours)
})

test('hours of a verdict of an earlier form count as drawn', async () => {
  const first = await publish(1)
  const { held: _held, noise: _noise, ...older } = JSON.parse(readFileSync(pathOf(first), 'utf8'))
  const shortened = first.id.replaceAll('00Z', 'Z')
  writeFileSync(pathOf({ ...first, id: shortened }), JSON.stringify({ ...older, id: shortened }))
  rmSync(pathOf(first))
  rmSync(join(dataFolder, 'journal/verdicts/drawn'), { recursive: true })
  assert.deepEqual(await openVerdictStore(dataFolder).list(), [])
  assert.deepEqual((await publish(2)).hours, first.hours)
})

test('two who publish at the same time show the same', async () => {
  const [one, other] = await Promise.all([publish(1), publish(2)])
  assert.deepEqual(one.hours, other.hours)
})

test('of a drawing that cannot be read nothing is told', async () => {
  const first = await publish(1)
  rmSync(pathOf(first))
  writeFileSync(join(dataFolder, 'journal/verdicts/drawn/20270406T07Z.json'), '[{"at"')
  const again = await publish(2)
  assert.ok(countsOf(again, seven).every(({ visitors }) => visitors === null))
  assert.deepEqual(countsOf(again, seven + hourMs), countsOf(first, seven + hourMs))
})
