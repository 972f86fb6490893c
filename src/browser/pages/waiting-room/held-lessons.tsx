/** "Tes leçons sont déjà là": today as it lies on this device, to be opened without waiting. */
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { ownDayLinks } from '#browser/day/day-links.ts'
import { lessonPlaces } from '#browser/day/lesson-places.ts'
import { LessonRail } from '#browser/day/lesson-rail.tsx'
import type { MyDay } from '#contract/day.ts'

export function HeldLessons({ today }: { today: MyDay }) {
  const words = useWords('arrival')
  const tu = useVoice() === 'tu'
  const nowMs = Date.now()
  return (
    <section class="stack">
      <h2>{words.lessonsHere({ tu })}</h2>
      <p>{words.lessonsMean({ tu })}</p>
      <LessonRail
        label={words.lessonsLabel}
        lessons={today.lessons}
        places={lessonPlaces(today.lessons, nowMs, true)}
        links={ownDayLinks}
        nowMs={nowMs}
        primary={null}
      />
    </section>
  )
}
