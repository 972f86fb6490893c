/** The year that counts today, in every gap between years. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkSchoolYear, currentSchoolYear } from './current-school-year.ts'

const past = { startsOn: '2025-09-01', endsOn: '2026-07-04', weekAMonday: '2025-09-01' }
const now = { startsOn: '2026-08-31', endsOn: '2027-07-03', weekAMonday: '2026-08-31' }

test('the running year counts, the coming one when it is near, else the one that is over', () => {
  const years = [now, past]
  assert.equal(currentSchoolYear(years, '2025-09-01'), past)
  assert.equal(currentSchoolYear(years, '2026-07-04'), past)
  assert.equal(currentSchoolYear(years, '2026-07-05'), now)
  assert.equal(currentSchoolYear(years, '2026-11-24'), now)
  assert.equal(currentSchoolYear(years, '2027-07-20'), now)
  assert.equal(currentSchoolYear(years, '2025-01-01'), past)
  assert.equal(currentSchoolYear([past], '2027-01-01'), past)
  assert.equal(currentSchoolYear([], '2026-11-24'), null)
})

test('a year that overlaps, runs backwards or counts from a Tuesday is refused', () => {
  assert.equal(checkSchoolYear(now, [past]).ok, true)
  assert.equal(checkSchoolYear({ ...now, startsOn: '2026-07-04' }, [past]).ok, false)
  assert.equal(checkSchoolYear({ ...now, endsOn: '2026-08-30' }, []).ok, false)
  assert.equal(checkSchoolYear({ ...now, endsOn: '2027-13-03' }, []).ok, false)
  assert.equal(checkSchoolYear({ ...now, weekAMonday: '2026-09-01' }, []).ok, false)
})
