/** Opens the shared screen of a room: its line, the still that is seen, and one's own screen. */
import { browserLine } from '#browser/sound/browser-line.ts'
import { createSoundLine } from '#browser/sound/sound-line.ts'
import { liveAddress } from '#contract/live-address.ts'
import {
  type FromPictures,
  picturePath,
  unpackPiece,
  unpackSlidePiece,
} from '#contract/live-pictures.ts'
import { type LineQuality, seesStills } from './line-quality.ts'
import { createOwnScreen, type OwnScreenState, type ShownMemory } from './own-screen.ts'
import { canCaptureScreen, captureScreen } from './screen-capture.ts'
import { createSlideQuestions } from './slide-questions.ts'
import { createStillFetch, type StillOutside } from './still-fetch.ts'
import { createStillSender } from './still-sender.ts'

export interface PicturesState {
  readonly line: 'opening' | 'open' | 'lost' | 'refused' | 'closed'
  /** What is seen: whose screen, and where its newest still lies; null: nobody's, or none has come yet. */
  readonly seen: { readonly by: number; readonly address: string } | null
  /** Whose screen is shared, whether or not it is fetched. */
  readonly sharedBy: number | null
  readonly own: OwnScreenState
}

export interface Pictures {
  current(): PicturesState
  /** Told after each change. Gives back how to stop. */
  subscribe(listen: () => void): () => void
  /** In the handler of a press: the browser asks which screen. */
  share(): Promise<void>
  stopSharing(): void
  /** Of a slide's picture; null: it does not come this way. */
  askSlidePiece(slideId: string, from: number, bytes: number): Promise<Uint8Array | null>
  renew(ticket: string): void
  close(): void
}

export function openPictures(given: {
  readonly lessonId: string
  readonly ticket: string
  /** Below stills nothing is fetched. */
  readonly quality: LineQuality
  readonly memory: ShownMemory
}): Pictures {
  const listeners = new Set<() => void>()
  let state: PicturesState = {
    line: 'opening',
    seen: null,
    sharedBy: null,
    own: 'off',
  }

  const change = (part: Partial<PicturesState>): void => {
    state = { ...state, ...part }
    for (const listen of listeners) listen()
  }
  const see = (seen: PicturesState['seen']): void => {
    if (state.seen !== null) URL.revokeObjectURL(state.seen.address)
    change({ seen })
  }
  const hear = (told: FromPictures): void => {
    switch (told.kind) {
      case 'took':
        sender.took(told.number)
        return
      case 'gone':
        fetching.gone(told.number)
        return
      case 'no_slide':
        questions.refused(told.question)
        return
      case 'none':
        fetching.forget()
        see(null)
        change({ sharedBy: null })
        return
      case 'still':
        // Somebody else shows now: two at once nobody could follow.
        own.end()
        change({ sharedBy: told.by })
        fetching.told(told)
    }
  }

  const browser = browserLine(liveAddress(picturePath, given.lessonId))
  const line = createSoundLine(given.ticket, browser, {
    onChange() {
      if (line.state() !== 'open') {
        fetching.forget()
        sender.forget()
        questions.forget()
      } else if (!line.maySpeak()) own.end()
      else if (state.line !== 'open') own.showAgain()
      change({ line: line.state() })
    },
    onBundle(bytes) {
      const piece = unpackPiece(bytes)
      if (piece !== null) fetching.came(piece)
      const ofSlide = unpackSlidePiece(bytes)
      if (ofSlide !== null) questions.came(ofSlide)
    },
    onWord: (word) => hear(word as FromPictures),
  })
  const outside: StillOutside = {
    nowMs: () => performance.now(),
    after: browser.after,
    lineNow: given.quality.lineNow,
  }
  const questions = createSlideQuestions(line.say, browser.after)
  const sender = createStillSender(outside, line.send)
  const fetching = createStillFetch(outside, line.say, (by, bytes) => {
    see({ by, address: URL.createObjectURL(new Blob([bytes])) })
  })
  const own = createOwnScreen({
    isAble: canCaptureScreen(),
    memory: given.memory,
    capture: captureScreen,
    offer: sender.offer,
    forget() {
      sender.forget()
      line.say({ kind: 'stop' })
    },
    onChange: () => followOwn(),
  })
  const followOwn = (): void => {
    change({ own: own.state() })
    if (!own.isOn()) return
    change({ sharedBy: null })
    see(null)
  }
  change({ own: own.state() })
  const followQuality = (): void => fetching.setPaused(!seesStills(given.quality.view()))
  followQuality()
  const stopFollowing = given.quality.subscribe(followQuality)

  return {
    current: () => state,
    subscribe(listen) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
    share: own.share,
    stopSharing: own.stop,
    askSlidePiece: questions.ask,
    renew: line.renew,
    close() {
      stopFollowing()
      own.close()
      line.close()
      questions.forget()
      see(null)
      listeners.clear()
    },
  }
}
