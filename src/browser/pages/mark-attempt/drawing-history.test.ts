/** Undoing brings back what was, doing again what was undone; what was saved is what stands. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Annotation, Shape } from '#contract/annotations.ts'
import {
  beginHistory,
  type Drawing,
  type DrawingHistory,
  putThing,
  redoStep,
  takeThing,
  undoStep,
} from './drawing-history.ts'

const shape: Shape = { kind: 'stamp', ink: 'red', stamp: 'good', at: { x: 0.5, y: 0.5 } }
const first: Annotation = { id: 'a0', photoId: 'p', page: 2, version: 3, shape }
const steps = fc.array(fc.constantFrom('put', 'take', 'undo', 'redo'), { maxLength: 40 })
const idsOf = (history: DrawingHistory): string[] => history.standing.map((one) => one.id)

function act(history: DrawingHistory, step: string, turn: number): Drawing | null {
  if (step === 'undo') return undoStep(history)
  if (step === 'redo') return redoStep(history)
  if (step === 'put') {
    const id = `b${String(turn).padStart(3, '0')}`
    return putThing(history, { id, photoId: 'p', page: 2, shape })
  }
  const one = history.standing[turn % Math.max(1, history.standing.length)]
  return one === undefined ? null : takeThing(history, one)
}

test('in whichever order the server hears of it, it ends with what stands on the page', () => {
  fc.assert(
    fc.property(steps, fc.infiniteStream(fc.nat()), (names, luck) => {
      let history = beginHistory([first])
      const saves: Drawing['save'][] = []
      for (const [turn, name] of names.entries()) {
        const drawing = act(history, name, turn)
        if (drawing === null) continue
        history = drawing.history
        saves.push(drawing.save)
      }
      const shuffled = saves
        .map((save) => ({ save, by: luck.next().value }))
        .sort((one, other) => one.by - other.by)
      const kept = new Map([[first.id, { version: first.version, stands: true }]])
      for (const { save } of shuffled) {
        const before = kept.get(save.id)
        if (before !== undefined && before.version >= save.version) continue
        kept.set(save.id, { version: save.version, stands: save.shape !== null })
      }
      const standing = [...kept].filter(([, { stands }]) => stands).map(([id]) => id)
      assert.deepEqual(standing.sort(), idsOf(history))
      assert.equal(new Set(saves.map((one) => `${one.id} ${one.version}`)).size, saves.length)
    }),
  )
})

test('everything undone is the beginning, everything done again is the end', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('put', 'take'), { maxLength: 30 }), (names) => {
      let history = beginHistory([first])
      for (const [turn, name] of names.entries())
        history = act(history, name, turn)?.history ?? history
      const end = idsOf(history)
      for (let one = undoStep(history); one !== null; one = undoStep(history)) history = one.history
      assert.deepEqual(idsOf(history), [first.id])
      for (let one = redoStep(history); one !== null; one = redoStep(history)) history = one.history
      assert.deepEqual(idsOf(history), end)
    }),
  )
})

test('what was undone is gone once something else is done', () => {
  const put = putThing(beginHistory([]), first).history
  const undone = undoStep(put)?.history ?? put
  const other = putThing(undone, { ...first, id: 'a1' }).history
  assert.equal(redoStep(other), null)
  assert.deepEqual(idsOf(other), ['a1'])
})
