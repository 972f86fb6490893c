/** That a day, or half of it, is at a distance for the pupil: what the school says of it, and why. */
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { Notice } from '#browser/parts/notice.tsx'
import type { DayDistance } from '#contract/distance-days.ts'

export interface DistanceNoticeProps {
  distance: DayDistance | undefined
  /** Instead of naming the day that is shown. */
  title?: string | undefined
  isToday: boolean
  /** The reader is the pupil. */
  isOwn: boolean
}

export function DistanceNotice({ distance, isOwn, isToday, title }: DistanceNoticeProps) {
  const words = useWords('school-at-home')
  const tu = useVoice() === 'tu' && isOwn
  if (distance === undefined) return null
  const { halves, told } = distance
  const [half] = halves
  const part = halves.length > 1 || half === undefined ? 'day' : half
  // Where the whole class is at home as well, nobody is in the room.
  const isTurn = told.length > 0 && told.every(({ isPart }) => isPart === true)
  const own = isTurn ? words.turnTitle({ part, isToday, tu }) : words.title({ part, isToday })
  return (
    <Notice title={title ?? own}>
      <p>{isTurn ? words.turnMeans({ tu }) : words.means({ tu })}</p>
      {told.map(({ isPart, reason, words: said }) => (
        <p key={`${reason} ${said}`}>
          {isPart && reason === 'half_capacity' ? words.turnReason : words.reasons[reason]} {said}
        </p>
      ))}
    </Notice>
  )
}
