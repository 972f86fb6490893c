/** What will be shown in the lesson's live class; afterwards, its board to keep. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Card } from '#browser/parts/card.tsx'
import { SlidesOfLesson } from '#browser/slides/slides-of-lesson.tsx'
import type { Lesson } from '#contract/timetable.ts'

export function PlannedSlides({ lesson: { id, status } }: { lesson: Lesson }) {
  const words = useWords('slides')
  if (status === 'cancelled') return null
  return (
    <Card title={words.ofClass}>
      <SlidesOfLesson lessonId={id} />
    </Card>
  )
}
