/** Stills on the way up and down over a line that is tried out: piece after piece, and only the newest waits. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type StillPiece, type ToPictures, unpackPiece } from '#contract/live-pictures.ts'
import { createStillFetch, type StillOutside } from './still-fetch.ts'
import { createStillSender } from './still-sender.ts'

/** Time that goes on only when told: what is asked for in time is done in its order. */
function madeUpTime() {
  let nowMs = 0
  const asked = new Set<{ atMs: number; act: () => void }>()
  const outside: StillOutside = {
    nowMs: () => nowMs,
    after(ms, act) {
      const one = { atMs: nowMs + ms, act }
      asked.add(one)
      return () => void asked.delete(one)
    },
    lineNow: () => ({ roundTripMs: 0, latePercent: 0 }),
  }
  return {
    outside,
    pass(ms: number): void {
      const untilMs = nowMs + ms
      for (;;) {
        const [next] = [...asked].sort((one, other) => one.atMs - other.atMs)
        if (next === undefined || next.atMs > untilMs) break
        asked.delete(next)
        nowMs = next.atMs
        next.act()
      }
      nowMs = untilMs
    },
  }
}

type Ask = Extract<ToPictures, { kind: 'ask' }>

function openFetch() {
  const time = madeUpTime()
  const asks: Ask[] = []
  const seen: number[] = []
  const fetching = createStillFetch(
    time.outside,
    (message) => {
      if (message.kind === 'ask') asks.push(message)
      return true
    },
    (_by, bytes) => seen.push(bytes[0] ?? 0),
  )
  const told = (number: number): void =>
    fetching.told({ kind: 'still', number, by: 1, bytes: 9_000 })
  /** Answers what was asked for last. */
  const answer = (): void => {
    const ask = asks.at(-1)
    assert.ok(ask)
    const bytes = new Uint8Array(ask.bytes).fill(ask.number)
    fetching.came({ by: 1, number: ask.number, from: ask.from, total: 9_000, bytes })
    time.pass(5_000)
  }
  return { answer, asks, fetching, seen, time, told }
}

describe('stills on the way down', () => {
  test('a still that was begun comes to its end, and of those told meanwhile only the newest is fetched', () => {
    const { answer, asks, seen, told } = openFetch()
    told(1)
    told(2)
    told(3)
    for (let count = 0; count < 40 && seen.length < 2; count += 1) answer()
    assert.deepEqual(seen, [1, 3])
    assert.deepEqual([...new Set(asks.map(({ number }) => number))], [1, 3])
  })

  test('nothing is asked for while it is paused, nor after nobody shows any longer', () => {
    const { asks, fetching, time, told } = openFetch()
    fetching.setPaused(true)
    told(1)
    time.pass(60_000)
    assert.equal(asks.length, 0)
    fetching.setPaused(false)
    assert.equal(asks.length, 1)
    fetching.forget()
    time.pass(60_000)
    assert.equal(asks.length, 1)
  })

  test('a piece that never comes is asked for again, and a still that is gone gives way to the newest', () => {
    const { asks, fetching, time, told } = openFetch()
    told(1)
    time.pass(30_000)
    assert.ok(asks.length >= 2)
    told(2)
    fetching.gone(1)
    assert.equal(asks.at(-1)?.number, 2)
  })
})

describe('stills on the way up', () => {
  test('one piece at a time, one still a second, and only the newest waits', () => {
    const time = madeUpTime()
    const sent: (StillPiece & { readonly atMs: number })[] = []
    const sender = createStillSender(time.outside, (packed) => {
      const piece = unpackPiece(packed)
      assert.ok(piece)
      sent.push({ ...piece, atMs: time.outside.nowMs() })
      return true
    })
    sender.offer(new Uint8Array(9_000).fill(1))
    time.pass(1)
    for (const fill of [2, 3, 4]) sender.offer(new Uint8Array(200).fill(fill))
    time.pass(10_000)
    assert.equal(sent.length, 1, 'the next piece waits for the word of the server')
    for (let count = 0; count < 40; count += 1) {
      sender.took(sent.at(-1)?.number ?? 0)
      time.pass(2_000)
    }
    const fills = [...new Set(sent.map(({ bytes }) => bytes[0]))]
    assert.deepEqual(fills, [1, 4])
    const begun = sent.filter(({ from }) => from === 0).map(({ atMs }) => atMs)
    assert.ok((begun[1] ?? 0) - (begun[0] ?? 0) >= 1_000)
  })
})
