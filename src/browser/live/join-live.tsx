/** The way into a lesson's live class, where the lesson stands. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import type { DayLesson } from '#contract/day.ts'

export interface JoinLiveProps {
  lesson: Pick<DayLesson, 'id' | 'startsAt'>
  nowMs: number
}

export function JoinLive({ lesson: { id, startsAt }, nowMs }: JoinLiveProps) {
  const words = useWords('live')
  const format = useFormat()
  const isOn = Date.parse(startsAt) <= nowMs
  return (
    <p class="row">
      <LinkButton href={pagePaths.liveClass(id)}>{words.join}</LinkButton>
      <span class="soft">
        {isOn ? words.joinNow : words.joinHint({ time: format.time(startsAt) })}
      </span>
    </p>
  )
}
