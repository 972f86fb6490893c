/** A state of the resource as a pupil reads it. */
import { useWords } from '#browser/catalogue/speech.ts'
import { ContentBlocks } from '#browser/content/content-blocks.tsx'
import { resourceFiles } from '#browser/content/file-addresses.ts'
import { Card } from '#browser/parts/card.tsx'
import type { Reading } from '#contract/resources.ts'
import { useExerciseTitles } from './use-exercise-titles.ts'

export function ReadingPreview({ reading, label }: { reading: Reading; label: string }) {
  const words = useWords('write').block
  const exercises = useExerciseTitles()
  return (
    <section class="preview" aria-label={label}>
      <h2>{reading.title}</h2>
      <ContentBlocks
        blocks={reading.content.blocks}
        fileAddress={resourceFiles(reading.id)}
        files={reading.files}
        headingShift={1}
        listen
        exercise={(exerciseId) => (
          <Card
            title={exercises.get(exerciseId)?.title ?? words.exerciseUnknown}
            headingLevel={3}
          />
        )}
      />
    </section>
  )
}
