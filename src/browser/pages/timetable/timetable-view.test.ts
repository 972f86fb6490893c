/** What stands in the address of the timetable comes back as it was, and nonsense does no harm. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readView, type TimetableView, writeView } from './timetable-view.ts'

test('a view survives its address', () => {
  const views: TimetableView[] = [
    { whose: null, part: 'week', monday: null },
    { whose: { kind: 'class', id: 'a' }, part: 'slots', monday: '2026-11-23' },
    { whose: { kind: 'teacher', id: 'b' }, part: 'clashes', monday: null },
  ]
  for (const view of views) assert.deepEqual(readView(writeView(view)), view)
})

test('any day of a week stands for its Monday; what is unknown is left out', () => {
  const read = (text: string) => readView(new URLSearchParams(text))
  assert.equal(read('semaine=2026-11-26').monday, '2026-11-23')
  assert.deepEqual(read('vue=rien&semaine=2026-02-30'), {
    whose: null,
    part: 'week',
    monday: null,
  })
})
