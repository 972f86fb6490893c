/** The exercise that is in front of a live class: pupils open it, adults see how far everybody is. */
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button, buttonClass } from '#browser/parts/button.tsx'
import { MissingPart } from '#browser/parts/missing-part.tsx'
import { useLatePart } from '#browser/parts/use-late-part.ts'
import type { RoomInHand } from './room-in-hand.ts'
import { type HandedOut, isAdult } from './room-view.ts'

const loadSoFar = async () => (await import('./exercise-so-far.tsx')).ExerciseSoFar

/** Leads away from the class without leaving it: it goes on in the tab that stays. */
function Beside({ href, isFirst, text }: { href: string; isFirst: boolean; text: string }) {
  return (
    <a
      class={buttonClass(isFirst ? 'primary' : 'quiet')}
      href={href}
      target="_blank"
      rel="noreferrer"
    >
      {text}
    </a>
  )
}

function ForPupils({ assignmentId }: HandedOut) {
  const words = useWords('live').exercise
  const tu = useVoice() === 'tu'
  return (
    <>
      <p>
        <Beside href={pagePaths.exercise(assignmentId)} isFirst text={words.start} />
      </p>
      <p class="soft">{words.besides({ tu })}</p>
    </>
  )
}

function ForAdults({ room, exercise }: { room: RoomInHand; exercise: HandedOut }) {
  const words = useWords('live').exercise
  const { Part, isMissing } = useLatePart(loadSoFar, true)
  const { assignmentId } = exercise
  return (
    <>
      {Part !== null && <Part assignmentId={assignmentId} />}
      {Part === null && isMissing && <MissingPart />}
      <p class="row">
        <Beside href={pagePaths.following(assignmentId)} isFirst={false} text={words.follow} />
        <Button onClick={() => room.act({ kind: 'put_away', assignmentId })}>
          {words.putAway}
        </Button>
      </p>
    </>
  )
}

export function ClassExercise({ room }: { room: RoomInHand }) {
  const words = useWords('live').exercise
  const { exercise, self } = room.view
  if (exercise === null) return null
  return (
    <section class="live-poll" aria-label={words.title}>
      <h2>{words.named(exercise)}</h2>
      {self?.role === 'pupil' && <ForPupils {...exercise} />}
      {isAdult(room.view) && (
        <ForAdults key={exercise.assignmentId} room={room} exercise={exercise} />
      )}
    </section>
  )
}
