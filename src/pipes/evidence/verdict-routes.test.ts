/** Tries that reading verdicts, which anybody may ask for, costs next to nothing. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fewestVisitors, hoursOfVisitorMax } from './crowd-counts.ts'
import { epsilonOfDay, noiseScale } from './public-noise.ts'
import type { PublicVerdict } from './public-verdict.ts'
import { verdictRoutes } from './verdict-routes.ts'
import { keepVerdict, openVerdictStore } from './verdict-store.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'preau-verdicts-'))
after(() => rmSync(dataFolder, { recursive: true, force: true }))

function verdictOf(day: number, answer: string): PublicVerdict {
  const from = new Date(Date.UTC(2027, 3, day, 6)).toISOString()
  const to = new Date(Date.UTC(2027, 3, day, 7)).toISOString()
  const short = (text: string) => `${text.slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  const hash = 'a'.repeat(64)
  return {
    ...{ id: `${short(from)}-${short(to)}`, interval: { from, to }, answer },
    ...{ shares: null, minutes: [], hours: [], warnings: [], blindness: [], leaves: null },
    noise: {
      ...{ mechanism: 'two-sided geometric', scale: noiseScale, epsilonOfDay },
      ...{ hoursOfVisitorMax, fewestVisitors },
    },
    held: { asItWas: null, withoutAttack: null, withoutRetries: null, withoutBoth: null },
    check: { verdictHash: hash, inputsHash: hash, rulesHash: hash, version: '0' },
  }
}

const keep = (day: number, answer: string) =>
  keepVerdict(dataFolder, verdictOf(day, answer), '{}\n')

test('a verdict that is as it was is not read again, one that was replaced is', async () => {
  const store = openVerdictStore(dataFolder)
  assert.deepEqual(await store.list(), [])
  keep(6, 'Un matin calme.')
  keep(7, 'Un autre.')
  const first = await store.list()
  assert.deepEqual(
    first.map(({ answer }) => answer),
    ['Un autre.', 'Un matin calme.'],
  )
  keep(7, 'Un outre.')
  const [replaced, same] = await store.list()
  assert.equal(replaced?.answer, 'Un outre.')
  assert.equal(same, first[1])
  rmSync(join(dataFolder, 'journal/verdicts', `${replaced?.id}.json`))
  assert.deepEqual(await store.list(), [same])
})

test('who asks while the folder is read shares that reading', async () => {
  const store = openVerdictStore(dataFolder)
  const [one, other] = await Promise.all([store.list(), store.list()])
  assert.equal(one.length, 1)
  assert.equal(one, other)
})

test('none of the pages may be asked for without end', () => {
  const everyone = { isPublic: true, allows: () => true }
  const routes = verdictRoutes({ dataFolder, nowMs: () => 0, everyone: everyone as never })
  assert.equal(routes.length, 4)
  for (const { limits, path } of routes) assert.ok((limits.perMinute ?? Infinity) <= 120, path)
})
