/**
 * Puts one's own voice into captions while the microphone is on. A recogniser stops by itself now and then:
 * it is begun again, and given up where it only stops.
 */
import { createWatched, type Watched } from '#browser/parts/watched.ts'
import {
  beginCaptionLines,
  type CaptionWords,
  endResults,
  type TakenResults,
  takeResults,
} from './caption-lines.ts'
import { addCaptions, nextAtMs, restingPace, takeCaption } from './caption-pace.ts'
import type { OnDeviceSpeech, RecognisedEvent, Recogniser } from './on-device-speech.ts'

/**
 * `preparing`: the language is being fetched. `deaf`: the microphone is off. `failed`: this browser does not do
 * it after all.
 */
export type CaptionerState = 'off' | 'preparing' | 'deaf' | 'hearing' | 'failed'

export interface Captioner extends Watched<CaptionerState> {
  /** In the handler of a press: the browser may have to fetch the language. */
  setOn(isOn: boolean): Promise<void>
  /** The microphone while it is on. */
  follow(track: MediaStreamTrack | null): void
  close(): void
}

/** After a run that ended: at once would be a loop where it only fails. */
const againMs = 400
/** Runs in a row that ended without a word and before their time. */
const emptyRunsMax = 5
const shortRunMs = 3_000
/** Said of the person or the browser, and not of this one run. */
const lastingErrors: ReadonlySet<string> = new Set([
  'not-allowed',
  'service-not-allowed',
  'language-not-supported',
  'audio-capture',
])

export interface CaptionerOutside {
  readonly speech: OnDeviceSpeech
  readonly now: () => number
  /** To the class, and to the own page. */
  readonly onCaption: (caption: CaptionWords) => void
}

export function createCaptioner({ now, onCaption, speech }: CaptionerOutside): Captioner {
  const watched = createWatched<CaptionerState>('off')
  const sender = createSender({ now, onCaption })
  let lines = beginCaptionLines(now())
  let track: MediaStreamTrack | null = null
  let run: Recogniser | null = null
  let again: ReturnType<typeof setTimeout> | undefined
  let emptyRuns = 0

  const take = (taken: TakenResults): void => {
    lines = taken.lines
    sender.add(taken.captions)
  }
  const become = (state: CaptionerState): void => {
    if (watched.view() !== state) watched.set(state)
  }
  const isOn = (): boolean => watched.view() === 'deaf' || watched.view() === 'hearing'
  const fail = (): void => {
    halt()
    become('failed')
  }
  /** What it still has to say of what it heard comes before its end. */
  const hush = (): void => {
    clearTimeout(again)
    run?.stop()
  }
  const halt = (): void => {
    clearTimeout(again)
    const left = run
    run = null
    left?.abort()
    take(endResults(lines))
  }
  const begin = (): void => {
    clearTimeout(again)
    if (run !== null || track === null || !isOn()) return
    const own = speech.create()
    const begunAtMs = now()
    let hasHeard = false
    own.onresult = (event) => {
      if (run !== own) return
      hasHeard = true
      emptyRuns = 0
      take(takeResults(lines, readResults(event)))
    }
    own.onerror = ({ error }) => {
      if (run === own && lastingErrors.has(error)) fail()
    }
    own.onend = () => {
      if (run !== own) return
      run = null
      take(endResults(lines))
      if (!hasHeard && now() - begunAtMs < shortRunMs) emptyRuns += 1
      if (emptyRuns >= emptyRunsMax) return fail()
      again = setTimeout(begin, againMs)
    }
    run = own
    try {
      own.start(track)
    } catch {
      fail()
    }
  }

  return {
    view: watched.view,
    subscribe: watched.subscribe,
    async setOn(wanted) {
      if (!wanted) {
        halt()
        return become('off')
      }
      if (isOn() || watched.view() === 'preparing') return
      become('preparing')
      emptyRuns = 0
      const isReady = await speech.prepare()
      // Switched off, or left, meanwhile.
      if (watched.view() !== 'preparing') return
      become(isReady ? (track === null ? 'deaf' : 'hearing') : 'failed')
      begin()
    },
    follow(next) {
      if (next === track) return
      track = next
      hush()
      if (!isOn()) return
      emptyRuns = 0
      become(track === null ? 'deaf' : 'hearing')
      begin()
    },
    close() {
      halt()
      sender.close()
      become('off')
    },
  }
}

function readResults({ results }: RecognisedEvent) {
  return Array.from(results, (one) => ({
    words: one[0]?.transcript ?? '',
    isFinal: one.isFinal,
  }))
}

function createSender({ now, onCaption }: Pick<CaptionerOutside, 'now' | 'onCaption'>) {
  let pace = restingPace
  let timer: ReturnType<typeof setTimeout> | undefined
  const pump = (): void => {
    clearTimeout(timer)
    const taken = takeCaption(pace, now())
    pace = taken.pace
    if (taken.caption !== null) onCaption(taken.caption)
    const atMs = nextAtMs(pace)
    if (atMs !== null) timer = setTimeout(pump, Math.max(0, atMs - now()))
  }
  return {
    add(captions: readonly CaptionWords[]) {
      if (captions.length === 0) return
      pace = addCaptions(pace, captions)
      pump()
    },
    close: () => clearTimeout(timer),
  }
}
