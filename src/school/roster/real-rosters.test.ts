/**
 * Rosters that nobody here wrote, for the figures that they must give. They hold names, so that
 * nothing but numbers is compared; without the folder beside the checkout the tests skip.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { importAaf } from './import-aaf.ts'
import { importOnde } from './import-onde.ts'
import { changesOf, type ImportKind, type ImportReport, outcomes } from './import-report.ts'
import { importSchools } from './import-schools.ts'

const folder = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))
const skip = existsSync(`${folder}roster`)
  ? false
  : 'the real rosters are not here (../shared/data)'

/** What became of the records of one kind: must be as many as were read. */
function accounted(report: ImportReport, kind: ImportKind): number {
  return outcomes
    .filter((outcome) => outcome !== 'deactivated')
    .reduce((sum, outcome) => sum + (report[outcome][kind] ?? 0), 0)
}

describe('real rosters', { skip }, async () => {
  const { database } = await withTestDatabase<SchoolTables>()
  const context = { db: database.kysely, clock: systemClock, random: systemRandom }
  const plain = { dryRun: false, acceptDepartures: false, actorId: null }
  const named = (name: string) => ({ name, bytes: readFileSync(`${folder}${name}`) })

  test('ONDE: one école, twice', async () => {
    const files = {
      uai: '0940176F',
      pupils: named('roster/onde-eleves.csv'),
      teachers: named('roster/onde-enseignants.csv'),
      guardians: named('roster/onde-responsables.csv'),
    }
    const { report } = await importOnde(context, files, plain)
    const { pupil, class: classes, staff, link } = report.created
    assert.deepEqual(
      { pupil, classes, staff, link },
      { pupil: 247, classes: 10, staff: 14, link: 491 },
    )
    assert.deepEqual([report.read.link, report.read.guardian], [491, 469])
    assert.deepEqual(report.merged, { guardian: 2 })
    assert.deepEqual(report.rejected, {})
    const again = await importOnde(context, files, plain)
    assert.equal(changesOf(again.report), 0)
    assert.equal(again.report.unchanged.link, 491)
  })

  test('AAF: everybody and every link accounted for, twice', async () => {
    const { report } = await importAaf(context, `${folder}roster/aaf`, plain)
    const { school, pupil, staff, subject, level } = report.created
    assert.deepEqual(
      { school, pupil, staff, subject, level },
      { school: 10, pupil: 642, staff: 701, subject: 718, level: 2504 },
    )
    for (const kind of ['guardian', 'link', 'membership', 'pupil', 'staff'] as const) {
      assert.equal(accounted(report, kind), report.read[kind], kind)
    }
    assert.equal(report.read.guardian, 4212)
    assert.equal(report.read.link, 1064)
    assert.deepEqual([report.created.link, report.rejected.link], [184, 880])
    const again = await importAaf(context, `${folder}roster/aaf`, plain)
    assert.equal(changesOf(again.report), 0)
    const open = await context.db
      .selectFrom('school')
      .select('uai')
      .where('opened_at', 'is not', null)
      .execute()
    assert.deepEqual(open, [{ uai: '0940176F' }])
  })

  test('the directory: 613 schools, twice', async () => {
    const file = named('schools/annuaire-education-94.csv')
    const { report } = await importSchools(context, file, plain)
    assert.equal((report.created.school ?? 0) + (report.updated.school ?? 0), 613)
    assert.deepEqual([report.rejections.length, report.warnings.length], [0, 0])
    const again = await importSchools(context, file, plain)
    assert.deepEqual(again.report.unchanged, { school: 613 })
  })
})
