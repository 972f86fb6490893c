/** Pieces of slides over a made-up line of pictures: each question is answered once, whatever comes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ToPictures } from '#contract/live-pictures.ts'
import { createSlideQuestions, slidePieceMsMax } from './slide-questions.ts'

type Asked = Extract<ToPictures, { kind: 'ask_slide' }>

function openLine(isOpen = true) {
  const asked: Asked[] = []
  const timers = new Map<number, () => void>()
  const questions = createSlideQuestions(
    (message) => {
      if (message.kind === 'ask_slide') asked.push(message)
      return isOpen
    },
    (ms, act) => {
      timers.set(ms, act)
      return () => void timers.delete(ms)
    },
  )
  return { asked, questions, timers }
}

test('an answer to what was asked is taken, and one to an earlier question is not', async () => {
  const { asked, questions, timers } = openLine()
  const first = questions.ask('a', 0, 640)
  const second = questions.ask('a', 640, 640)
  assert.equal(await first, null)
  const [one, other] = asked.map(({ question }) => question)
  assert.ok(one !== undefined && other !== undefined && one !== other)
  questions.came({ question: one, bytes: Uint8Array.of(1) })
  questions.refused(one)
  questions.came({ question: other, bytes: Uint8Array.of(2) })
  assert.deepEqual(await second, Uint8Array.of(2))
  assert.equal(timers.size, 0)
})

test('without a line, after its loss, a refusal or too long a wait it does not come this way', async () => {
  assert.equal(await openLine(false).questions.ask('a', 0, 640), null)
  const { asked, questions, timers } = openLine()
  const lost = questions.ask('a', 0, 640)
  questions.forget()
  assert.equal(await lost, null)
  const refused = questions.ask('a', 0, 640)
  questions.refused(asked.at(-1)?.question ?? -1)
  assert.equal(await refused, null)
  const slow = questions.ask('a', 0, 640)
  timers.get(slidePieceMsMax)?.()
  assert.equal(await slow, null)
})
