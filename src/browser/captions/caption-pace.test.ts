/** Captions leave the device at a bounded pace, and what is final does not get lost in it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { captionEveryMs } from '#contract/live-captions.ts'
import type { CaptionWords } from './caption-lines.ts'
import {
  addCaptions,
  captionsWaitingMax,
  nextAtMs,
  restingPace,
  takeCaption,
} from './caption-pace.ts'

const aCaption: fc.Arbitrary<CaptionWords> = fc.record({
  line: fc.integer({ min: 1, max: 30 }),
  words: fc.string({ maxLength: 10 }),
  isFinal: fc.boolean(),
})
const given = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 0, max: 900 }),
    captions: fc.array(aCaption, { maxLength: 5 }),
  }),
  { maxLength: 40 },
)

/** All that goes out, each as soon as it is due. */
function run(steps: readonly { afterMs: number; captions: CaptionWords[] }[]) {
  let pace = restingPace
  let nowMs = 0
  const sent: { atMs: number; caption: CaptionWords }[] = []
  const sendUntil = (untilMs: number): void => {
    for (let atMs = nextAtMs(pace); atMs !== null && atMs <= untilMs; atMs = nextAtMs(pace)) {
      nowMs = Math.max(nowMs, atMs)
      const taken = takeCaption(pace, nowMs)
      pace = taken.pace
      assert.ok(taken.caption !== null, 'what is due goes')
      sent.push({ atMs: nowMs, caption: taken.caption })
    }
  }
  for (const { afterMs, captions } of steps) {
    sendUntil(nowMs + afterMs)
    nowMs += afterMs
    pace = addCaptions(pace, captions)
    assert.ok(pace.waiting.length <= captionsWaitingMax)
  }
  sendUntil(Number.POSITIVE_INFINITY)
  return sent
}

test('no two leave within the pace, and of each line what was said last before it became final is the last', () => {
  fc.assert(
    fc.property(given, (steps) => {
      const sent = run(steps)
      for (const [at, { atMs }] of sent.entries()) {
        const before = sent[at - 1]
        if (before !== undefined) assert.ok(atMs - before.atMs >= captionEveryMs)
      }
      for (const line of new Set(
        steps.flatMap(({ captions }) => captions.map((one) => one.line)),
      )) {
        const said = steps.flatMap(({ captions }) => captions.filter((one) => one.line === line))
        const last = sent.filter(({ caption }) => caption.line === line).at(-1)?.caption
        assert.ok(last !== undefined && said.includes(last), 'every line is told')
        const end = said.at(-1)
        assert.ok(last.isFinal || last === end, 'the newest words are the last ones told')
      }
    }),
  )
})

test('a device that falls behind leaves out the oldest lines', () => {
  const many = Array.from({ length: captionsWaitingMax + 7 }, (_, at) => ({
    line: at + 1,
    words: 'mot',
    isFinal: true,
  }))
  const { waiting } = addCaptions(restingPace, many)
  assert.equal(waiting.length, captionsWaitingMax)
  assert.equal(waiting[0]?.line, 8)
})
