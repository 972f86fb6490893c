/**
 * One voice as it is heard: frames come in when the line brings them, samples go out without a gap
 * and without a click. Where a frame is late, the last moment is heard on, ever softer; then the voice
 * waits, as far as it may. Positions are samples of 48 kHz, of the speaker's clock or the listener's.
 */
import { soundRateHz } from '#contract/live-sound.ts'
import { createConcealment } from './concealment.ts'
import { createJitterBuffer, delayMsMax } from './jitter-buffer.ts'

const samplesOfMs = soundRateHz / 1_000
/** Sound that waits to be heard, at most; beyond, the oldest goes. */
const heldSamplesMax = 5 * soundRateHz
/** From what was made up to what was said. */
const fadeSamples = 5 * samplesOfMs
/** After so long without a frame, the next one begins anew. */
const idleSamples = soundRateHz
/** A frame is quiet below this loudness, or below a tenth of how loud the voice is. */
const quietLoudness = 0.002
const quietShare = 0.1
/** How fast the memory of a loud voice goes, with each frame. */
const loudnessDecay = 0.995
/** A voice counts as speaking so long after it was loud. */
const speakingSamples = 300 * samplesOfMs
/** Frames nearer than this to one another stand one after another: clocks are rounded on the way. */
const roundingSamples = samplesOfMs
/** What a speaker's clock leaps by when the page is opened anew. */
const otherClockSamples = 2 * soundRateHz

interface Piece {
  readonly start: number
  readonly samples: Float32Array
  readonly isQuiet: boolean
}

export interface VoicePlayout {
  /** A frame came; `start` counts in 32 bits. False: after its turn. */
  put(start: number, samples: Float32Array, now: number): boolean
  /** Adds what is heard from `now` on to `out`. */
  mix(out: Float32Array, now: number): void
  isSpeaking(now: number): boolean
  /** How far behind the speaker, in milliseconds. */
  delayMs(now: number): number
  /** As far it is to be, as the line is. */
  targetMs(): number
  isIdle(now: number): boolean
}

export function createVoicePlayout(): VoicePlayout {
  const buffer = createJitterBuffer()
  const conceal = createConcealment()
  let pieces: Piece[] = []
  let playAt = 0
  let lastStart = 0
  let lastPutAt = Number.NEGATIVE_INFINITY
  /** Nothing more is there, and the voice waits for it. */
  let isStarving = true
  /** Samples heard since the voice went on from somewhere else. */
  let fadedIn = 0
  let loudness = 0
  let loudAt = Number.NEGATIVE_INFINITY

  const delayMs = (now: number): number => buffer.delayMs(playAt / samplesOfMs, now / samplesOfMs)

  const isIdle = (now: number): boolean =>
    now - lastPutAt > idleSamples && pieces.length === 0 && conceal.isGone()

  /** From here on the voice goes on elsewhere: until it is faded in, its last moment is heard. */
  const breakOff = (): void => {
    if (fadedIn > 0) conceal.begin()
    fadedIn = 0
  }

  const takeQuiet = (samples: Float32Array, now: number): boolean => {
    const loud = loudnessOf(samples)
    loudness = Math.max(loud, loudness * loudnessDecay)
    const isQuiet = loud < quietLoudness || loud < loudness * quietShare
    if (!isQuiet) loudAt = now
    return isQuiet
  }

  const insert = (piece: Piece): void => {
    const before = pieces.findLastIndex(({ start }) => start <= piece.start)
    if (pieces[before]?.start !== piece.start) pieces.splice(before + 1, 0, piece)
    while (endOf(pieces.at(-1)) - (pieces[0]?.start ?? 0) > heldSamplesMax) pieces.shift()
  }

  /** Goes where the listener should be; only what is quiet, missing or hopelessly old is left out. */
  const steer = (now: number): number => {
    const here = pieces.find((piece) => endOf(piece) > playAt)
    let quiet = 0
    if (here !== undefined && here.start > playAt) quiet = here.start - playAt
    else if (here?.isQuiet === true) quiet = endOf(here) - playAt
    const { rate, leapMs } = buffer.steer(
      playAt / samplesOfMs,
      now / samplesOfMs,
      quiet / samplesOfMs,
    )
    if (leapMs > 0 && here !== undefined) {
      breakOff()
      playAt += leapMs * samplesOfMs
    }
    return rate
  }

  /** Between two samples of a voice lies a straight line; null: nothing is there. */
  const sampleAt = (position: number): number | null => {
    const from = Math.floor(position)
    const index = pieces.findIndex((piece) => endOf(piece) > from)
    const piece = pieces[index]
    if (piece === undefined || piece.start > from) return null
    const one = piece.samples[from - piece.start] ?? 0
    const next = pieces[index + 1]
    const isLast = from + 1 === endOf(piece)
    const other = isLast
      ? next?.start === from + 1
        ? (next.samples[0] ?? 0)
        : one
      : (piece.samples[from + 1 - piece.start] ?? 0)
    return one + (other - one) * (position - from)
  }

  const nextSample = (rate: number, now: number): number => {
    const said = sampleAt(playAt)
    if (said === null) {
      breakOff()
      isStarving = endOf(pieces.at(-1)) <= playAt
      // Where more is there, the speaker was silent; else the voice waits for what may still come.
      if (!isStarving || delayMs(now) >= delayMsMax) playAt += 1
      return conceal.next()
    }
    isStarving = false
    playAt += rate
    if (fadedIn >= fadeSamples) return said
    const share = fadedIn / fadeSamples
    fadedIn += 1
    return conceal.next() * (1 - share) + said * share
  }

  /** Where this frame begins on a clock that does not start anew after 32 bits. */
  const unwrap = (start32: number): number => {
    if (lastPutAt === Number.NEGATIVE_INFINITY) return start32
    const start = lastStart + ((start32 - lastStart) | 0)
    const lastEnd = endOf(pieces.at(-1))
    return Math.abs(start - lastEnd) <= roundingSamples ? lastEnd : start
  }

  return {
    delayMs,
    targetMs: buffer.targetMs,
    put(start32, samples, now) {
      const start = unwrap(start32)
      const end = start + samples.length
      const isOtherClock = Math.abs(start - lastStart) > otherClockSamples
      const isFirst = now - lastPutAt > idleSamples || isOtherClock
      lastStart = start
      lastPutAt = now
      buffer.arrive(end / samplesOfMs, samples.length / samplesOfMs, now / samplesOfMs)
      if (isFirst) {
        breakOff()
        pieces = []
        playAt = buffer.startAt(now / samplesOfMs) * samplesOfMs
        isStarving = false
      }
      const isLate = end <= playAt || (isStarving && start <= playAt)
      if (end > playAt) insert({ start, samples, isQuiet: takeQuiet(samples, now) })
      return !isLate
    },
    mix(out, now) {
      if (isIdle(now)) return
      const rate = steer(now)
      for (let index = 0; index < out.length; index += 1) {
        const heard = nextSample(rate, now + index)
        conceal.remember(heard)
        out[index] = (out[index] ?? 0) + heard
      }
      while (pieces[0] !== undefined && endOf(pieces[0]) <= playAt) pieces.shift()
    },
    isSpeaking: (now) => now - loudAt < speakingSamples,
    isIdle,
  }
}

function endOf(piece: Piece | undefined): number {
  return piece === undefined ? Number.NEGATIVE_INFINITY : piece.start + piece.samples.length
}

/** Root of the mean square, 0 to 1. */
export function loudnessOf(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return Math.sqrt(sum / Math.max(1, samples.length))
}
