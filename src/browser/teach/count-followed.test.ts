/** Every pupil of the course stands in one place; who has left stands in none, and their copy is still one to mark. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countFollowed } from './count-followed.ts'

const rows = fc.array(
  fc.record({
    attemptId: fc.constantFrom('one', 'two', 'three'),
    state: fc.constantFrom(
      'not_opened' as const,
      'begun' as const,
      'to_mark' as const,
      'marked' as const,
    ),
  }),
)

test('the three numbers are those of the pupils of the course', () => {
  fc.assert(
    fc.property(rows, rows, (pupils, former) => {
      const { begun, notOpened, received } = countFollowed({ pupils, former })
      assert.equal(begun + notOpened + received, pupils.length)
      assert.deepEqual(
        { ...countFollowed({ pupils, former: [] }), toMark: 0 },
        { begun, notOpened, received, toMark: 0 },
      )
    }),
  )
})

test('a team’s copy is one to mark, and so is one of who has left', () => {
  const team = { attemptId: 'team', state: 'to_mark' as const }
  const left = { attemptId: 'left', state: 'to_mark' as const }
  const { received, toMark } = countFollowed({ pupils: [team, team], former: [left] })
  assert.deepEqual([received, toMark], [2, 2])
})
