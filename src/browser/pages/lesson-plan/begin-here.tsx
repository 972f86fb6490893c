/** For whoever plans in a hurry: a title, and one is writing, for this lesson and in its subject. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { addressFor } from '#browser/write/lesson-in-hand.ts'
import { createExercise, createResource, NewThingDialog } from '#browser/write/new-thing-dialog.tsx'
import type { Lesson } from '#contract/timetable.ts'

export interface BeginHereProps {
  lesson: Lesson
  schoolUai: string
  what: 'resource' | 'exercise'
}

export function BeginHere({ lesson, schoolUai, what }: BeginHereProps) {
  const words = useWords('write').lists
  const [, navigate] = useLocation()
  const [making, setMaking] = useState(false)
  const isResource = what === 'resource'
  const title = isResource ? words.newResource : words.newExercise
  const pathOf = isResource ? pagePaths.writeResource : pagePaths.writeExercise
  return (
    <>
      <Button sign="plus" onClick={() => setMaking(true)}>
        {title}
      </Button>
      {making && (
        <NewThingDialog
          title={title}
          first={{ schoolUai, subjectCode: lesson.subject.code }}
          create={isResource ? createResource : createExercise}
          onCreated={(id) => navigate(addressFor(pathOf(id), lesson.id))}
          onClose={() => setMaking(false)}
        />
      )}
    </>
  )
}
