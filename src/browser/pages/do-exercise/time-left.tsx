/**
 * How much of a limited time is left, in whole minutes until the last one: a clock that ticks helps
 * nobody think. Screen readers are told at five minutes, at one, and when it is over.
 */
import { useEffect, useRef } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { announce } from '#browser/parts/announcements.ts'
import { Notice } from '#browser/parts/notice.tsx'
import { useSecondsUntil } from '#browser/parts/use-seconds-until.ts'

/** Seconds before the end at which it is said. */
const saidAtSeconds: readonly number[] = [300, 60, 0]

/** Fewer seconds at once than a busy page leaves out: the device slept, or its clock was set. */
const jumpSeconds = 10

/** `onJump`: what is left is no longer certain. */
export function TimeLeft({ endsAt, onJump }: { endsAt: string; onJump: () => void }) {
  const words = useWords('exercise')
  const format = useFormat()
  const seconds = useSecondsUntil(Date.parse(endsAt))
  const before = useRef(seconds)
  const counted = useRef(endsAt)
  useEffect(() => {
    if (before.current - seconds > jumpSeconds && endsAt === counted.current) onJump()
    counted.current = endsAt
    const passed = saidAtSeconds.find((at) => before.current > at && seconds <= at)
    before.current = seconds
    if (passed === undefined) return
    announce(
      passed === 0 ? words.timeOver : words.timeLeft({ time: format.duration(passed * 1000) }),
    )
  }, [seconds, endsAt, onJump, words, format])
  if (seconds === 0) {
    return (
      <div class="time-left">
        <Notice kind="attention" title={words.timeOver}>
          <p>{words.timeOverMeans}</p>
        </Notice>
      </div>
    )
  }
  const shown = seconds > 60 ? Math.ceil(seconds / 60) * 60 : seconds
  return (
    <p class="time-left time-counts numbers" role="timer">
      {words.timeLeft({ time: format.duration(shown * 1000) })}
    </p>
  )
}
