/** For adults in the class: an exercise in front of everybody, out of those given or one's own. */
import { useState } from 'preact/hooks'
import { prepareWords, useWords } from '#browser/catalogue/speech.ts'
import type { RoomInHand } from '#browser/live/room-in-hand.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { MissingPart } from '#browser/parts/missing-part.tsx'
import { useLatePart } from '#browser/parts/use-late-part.ts'
import { Waiting } from '#browser/parts/waiting.tsx'

/** With the words of teaching, which no pupil's class needs. */
const loadChoice = async () => {
  const [{ HandOutExercise }] = await Promise.all([
    import('#browser/live/hand-out-exercise.tsx'),
    prepareWords(['teach']),
  ])
  return HandOutExercise
}

export function ExerciseButton({ room }: { room: RoomInHand }) {
  const words = useWords('live').exercise
  const [isOpen, setOpen] = useState(false)
  const { Part, isMissing } = useLatePart(loadChoice, isOpen)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.open}</Button>
      <Dialog open={isOpen} title={words.choose} onClose={() => setOpen(false)}>
        {Part !== null && <Part room={room} onDone={() => setOpen(false)} />}
        {Part === null && isMissing && <MissingPart />}
        {Part === null && !isMissing && <Waiting label={words.choose} />}
      </Dialog>
    </>
  )
}
