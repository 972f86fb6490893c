/** Over the paper, where a slide is not there yet: that it comes, and how much of it has. */
import { useEffect, useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { SlideHere } from './slide-shelf.ts'

/** What comes within this is not spoken of. */
const quietMs = 1_000

export function SlideArrival({ slide }: { slide: SlideHere }) {
  const words = useWords('slides').board
  const format = useFormat()
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), quietMs)
    return () => clearTimeout(timer)
  }, [])
  if (slide.state === 'gone') return <p class="live-slide-note">{words.gone}</p>
  if (slide.picture !== null || !isLong) return null
  return (
    <p class="live-slide-note">
      {words.coming({ share: format.percent(slide.share) })}
      <progress
        class="live-slide-progress"
        max={1}
        value={slide.share}
        aria-label={words.progress}
      />
    </p>
  )
}
