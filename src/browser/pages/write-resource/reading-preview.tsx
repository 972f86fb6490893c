/** A state of the resource as a pupil reads it. */
import { useWords } from '#browser/catalogue/speech.ts'
import { ContentBlocks } from '#browser/content/content-blocks.tsx'
import { resourceFiles } from '#browser/content/file-addresses.ts'
import { Card } from '#browser/parts/card.tsx'
import type { Reading } from '#contract/resources.ts'
import { useExerciseTitles } from './use-exercise-titles.ts'

export interface ShownReadingProps {
  reading: Reading
  label: string
  /** What stands for an exercise inside. */
  titleOfExercise: (exerciseId: string) => string
}

export function ShownReading({ reading, label, titleOfExercise }: ShownReadingProps) {
  return (
    <section class="preview" aria-label={label}>
      <h2>{reading.title}</h2>
      <ContentBlocks
        blocks={reading.content.blocks}
        fileAddress={resourceFiles(reading.id)}
        files={reading.files}
        headingShift={1}
        listen
        exercise={(exerciseId) => <Card title={titleOfExercise(exerciseId)} headingLevel={3} />}
      />
    </section>
  )
}

/** One's own: exercises inside have their titles. */
export function ReadingPreview({ reading, label }: Omit<ShownReadingProps, 'titleOfExercise'>) {
  const words = useWords('write').block
  const exercises = useExerciseTitles()
  return (
    <ShownReading
      reading={reading}
      label={label}
      titleOfExercise={(id) => exercises.get(id)?.title ?? words.exerciseUnknown}
    />
  )
}
