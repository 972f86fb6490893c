/** Keeps the replay on a device of the reader's own, to see it again without a line; and lets it go. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import type { Keep } from '#browser/device/keep.ts'
import { keepInFront } from '#browser/device/keep-in-front.ts'
import { forgetReplay, keepReplay, readKeptReplay } from '#browser/live/kept-replay.ts'
import { piecesFromSchool } from '#browser/live/replay-pieces.ts'
import { announce } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { Progress } from '#browser/parts/progress.tsx'
import type { Replay } from '#contract/live-replay.ts'

interface Going {
  readonly done: number
  readonly total: number
}

type Standing = 'unknown' | 'kept' | 'not_kept' | 'full' | 'stopped'

interface KeepingProps {
  lessonId: string
  replay: Replay
}

/** `keep` is null where nothing of this reader may stay: a shared computer, a private window. */
function useKeeping({ lessonId, replay }: KeepingProps) {
  const words = useWords('live').replay.keep
  const [keep, setKeep] = useState<Keep | null>(null)
  const [standing, setStanding] = useState<Standing>('unknown')
  const [going, setGoing] = useState<Going | null>(null)
  const stopping = useRef<AbortController | null>(null)
  useEffect(() => {
    let left = false
    const look = async (): Promise<void> => {
      const found = await keepInFront()
      const isKept = (await readKeptReplay(lessonId)) !== null
      if (left || found?.isDurable !== true) return
      setKeep(found)
      setStanding(isKept ? 'kept' : 'not_kept')
    }
    void look()
    return () => {
      left = true
      stopping.current?.abort()
    }
  }, [lessonId])
  const begin = async (): Promise<void> => {
    if (keep === null) return
    const stopper = new AbortController()
    stopping.current = stopper
    setGoing({ done: 0, total: 1 })
    const outcome = await keepReplay(keep, { lessonId, replay }, piecesFromSchool(lessonId), {
      signal: stopper.signal,
      onStep: (done, total) => setGoing({ done, total }),
    }).catch(() => 'stopped' as const)
    setGoing(null)
    setStanding(outcome)
    if (outcome === 'kept') announce(words.kept)
  }
  const forget = async (): Promise<void> => {
    if (keep === null) return
    await forgetReplay(keep, lessonId)
    setStanding('not_kept')
  }
  return { keep, standing, going, begin, forget, stop: () => stopping.current?.abort() }
}

export function KeepReplayHere(props: KeepingProps) {
  const words = useWords('live').replay.keep
  const format = useFormat()
  const tu = useVoice() === 'tu'
  const { begin, forget, going, keep, standing, stop } = useKeeping(props)
  // Its events are kept too: of a class in which nobody spoke they are all.
  const eventBytes = useMemo(() => JSON.stringify(props.replay.events).length, [props.replay])
  const bytes = props.replay.voices.reduce((sum, voice) => sum + voice.bytes, eventBytes)
  if (keep === null) return null
  if (going !== null) {
    return (
      <div class="stack">
        <Progress label={words.fetching} value={going.done} max={going.total} />
        <p>
          <Button onClick={stop}>{words.stop}</Button>
        </p>
      </div>
    )
  }
  if (standing === 'kept') {
    return (
      <p class="row">
        <span>{words.kept}</span>
        <Button onClick={() => void forget()}>{words.forget}</Button>
      </p>
    )
  }
  return (
    <div class="stack">
      {(standing === 'full' || standing === 'stopped') && (
        <Notice
          kind="attention"
          live
          title={standing === 'full' ? words.full({ tu }) : words.stopped({ tu })}
        />
      )}
      <p>
        <Button onClick={() => void begin()}>{words.start({ size: format.bytes(bytes) })}</Button>
      </p>
    </div>
  )
}
