/**
 * A voice over bad lines, made up and repeatable: it is heard whole where the line allows, stays as near
 * as the line allows, and never clicks.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seededRandom } from '#kernel/random.ts'
import { delayMsMax, delayMsMin } from './jitter-buffer.ts'
import { createVoicePlayout } from './voice-playout.ts'

const samplesOfMs = 48
const quantum = 128
const frameMs = 60
const bundleMs = 120
const stepMax = 0.5 * 2 * Math.PI * (220 / 48_000)

interface Line {
  readonly seed: number
  /** Of the speaker's clock against the listener's, in millionths. */
  readonly skewPpm: number
  /** Each bundle is late by up to so much, in milliseconds, and none overtakes another: this is TCP. */
  readonly jitterMs: number
  readonly lossShare: number
  readonly seconds: number
  /** Whether anything is said at this moment. */
  isLoud?(ms: number): boolean
  /** Further lateness of a bundle that was sent at this moment. */
  stallMs?(ms: number): number
}

interface Heard {
  readonly steps: number
  readonly late: number
  readonly bundles: number
  readonly endDelayMs: number
  readonly loudShare: number
}

/** Plays the line through, sample by sample of the listener's clock. */
function listenTo(line: Line): Heard {
  const random = seededRandom(line.seed)
  const voice = createVoicePlayout()
  const due: { atMs: number; start: number; isFirst: boolean }[] = []
  const stretch = 1 + line.skewPpm / 1e6
  let lastMs = 0
  for (let sentMs = bundleMs; sentMs < line.seconds * 1_000; sentMs += bundleMs) {
    const isLost = random.fraction() < line.lossShare
    const lateMs = random.fraction() * line.jitterMs + (line.stallMs?.(sentMs) ?? 0)
    lastMs = Math.max(lastMs, sentMs * stretch + 35 + lateMs)
    if (isLost) continue
    for (const backMs of [bundleMs, frameMs]) {
      due.push({
        atMs: lastMs,
        start: (sentMs - backMs) * samplesOfMs,
        isFirst: backMs === bundleMs,
      })
    }
  }
  const out = new Float32Array(quantum)
  const figures = { steps: 0, late: 0, bundles: 0, loud: 0 }
  let before = 0
  const samples = line.seconds * 1_000 * samplesOfMs
  for (let now = 0; now < samples; now += quantum) {
    while (due[0] !== undefined && due[0].atMs * samplesOfMs <= now) {
      const { start, isFirst } = due.shift() as { start: number; isFirst: boolean }
      const isInTime = voice.put(start >>> 0, toneFrom(start, line.isLoud), now)
      if (isFirst) figures.bundles += 1
      if (isFirst && !isInTime) figures.late += 1
    }
    out.fill(0)
    voice.mix(out, now)
    for (const sample of out) {
      // Played a little faster, a tone's steps are a little larger; two that are faded add up.
      if (Math.abs(sample - before) > stepMax * 2.2 + 0.5 / 240) figures.steps += 1
      if (Math.abs(sample) > 0.05) figures.loud += 1
      before = sample
    }
  }
  const endDelayMs = voice.delayMs(samples)
  return { ...figures, endDelayMs, loudShare: figures.loud / samples }
}

function toneFrom(start: number, isLoud: (ms: number) => boolean = () => true): Float32Array {
  return Float32Array.from({ length: frameMs * samplesOfMs }, (_, index) => {
    const at = start + index
    return isLoud(at / samplesOfMs) ? 0.5 * Math.sin((2 * Math.PI * 220 * at) / 48_000) : 0
  })
}

test('over a steady line nothing is late, the delay is the least, and nothing clicks', () => {
  const heard = listenTo({ seed: 1, skewPpm: 0, jitterMs: 0, lossShare: 0, seconds: 10 })
  assert.equal(heard.late, 0)
  assert.equal(heard.steps, 0)
  assert.ok(Math.abs(heard.endDelayMs - delayMsMin) <= 20, `${heard.endDelayMs} ms`)
  assert.ok(heard.loudShare > 0.85, `${heard.loudShare}`)
})

test('clocks that run apart never part the voice from its place', () => {
  for (const skewPpm of [-300, 300]) {
    const heard = listenTo({ seed: 2, skewPpm, jitterMs: 30, lossShare: 0, seconds: 40 })
    assert.equal(heard.steps, 0)
    assert.ok(heard.late <= 1, `${heard.late} late`)
    assert.ok(Math.abs(heard.endDelayMs - delayMsMin) <= 30, `${heard.endDelayMs} ms`)
  }
})

test('whatever the line does, the voice stays within its bounds and never clicks', () => {
  const anyLine = fc.record({
    seed: fc.nat(),
    skewPpm: fc.integer({ min: -300, max: 300 }),
    jitterMs: fc.constantFrom(0, 40, 120, 300, 600, 1_500),
    lossShare: fc.constantFrom(0, 0.01, 0.05, 0.3),
    seconds: fc.constant(5),
  })
  fc.assert(
    fc.property(anyLine, (line) => {
      const heard = listenTo(line)
      assert.equal(heard.steps, 0)
      assert.ok(heard.endDelayMs <= delayMsMax + 1_050, `${heard.endDelayMs} ms`)
    }),
    { numRuns: 25 },
  )
})

test('a line of much jitter is waited for, and soon nothing is late any more', () => {
  const seconds = 30
  const rough: Line = { seed: 4, skewPpm: 50, jitterMs: 300, lossShare: 0, seconds }
  const heard = listenTo(rough)
  assert.ok(heard.late <= 0.05 * heard.bundles, `${heard.late} of ${heard.bundles}`)
  assert.ok(heard.endDelayMs > 350 && heard.endDelayMs <= 500, `${heard.endDelayMs} ms`)
})

test('after a line stood still, the voice comes back to where it was: in its pauses, or a little faster', () => {
  const stalled = (isLoud?: Line['isLoud']): Heard =>
    listenTo({
      seed: 5,
      skewPpm: 0,
      jitterMs: 0,
      lossShare: 0,
      seconds: 40,
      stallMs: (ms) => (ms > 3_000 && ms < 3_500 ? 3_500 - ms : 0),
      ...(isLoud === undefined ? {} : { isLoud }),
    })
  const all = stalled()
  assert.equal(all.steps, 0)
  assert.ok(Math.abs(all.endDelayMs - delayMsMin) <= 30, `${all.endDelayMs} ms`)
  const withPauses = stalled((ms) => ms % 1_000 < 600)
  assert.ok(Math.abs(withPauses.endDelayMs - delayMsMin) <= 40, `${withPauses.endDelayMs} ms`)
})

test('a page that was opened anew has another clock, and is heard all the same', () => {
  const voice = createVoicePlayout()
  const out = new Float32Array(quantum)
  let now = 0
  let loud = 0
  const play = (start: number, frames: number): void => {
    for (let index = 0; index < frames; index += 1) {
      voice.put((start + index * 2_880) >>> 0, toneFrom(start + index * 2_880), now)
      for (const until = now + 2_880; now < until; now += quantum) {
        out.fill(0)
        voice.mix(out, now)
        if (Math.max(...out) > 0.3) loud += 1
      }
    }
  }
  play(0xffff_ff00, 40)
  const before = loud
  assert.ok(before > 700, `${before}`)
  play(1_000_000_000, 40)
  play(0, 40)
  assert.ok(loud - before > 1_400, `${loud}`)
})

test('who is silent for long begins anew, with no frame late', () => {
  const voice = createVoicePlayout()
  const out = new Float32Array(quantum)
  let now = 0
  const late: number[] = []
  for (let index = 0; index < 200; index += 1) {
    // Speaks for three seconds of six; the clock of the speaker runs on.
    const start = index * 2_880
    if (index % 100 < 50 && !voice.put(start, toneFrom(start), now)) late.push(index)
    for (const until = start + 2_880; now < until; now += quantum) {
      out.fill(0)
      voice.mix(out, now)
    }
    if (index === 98) assert.ok(voice.isIdle(now))
  }
  assert.deepEqual(late, [])
})
