/** The questions of one copy: those for a person first, those that rules marked folded below. */
import { useLayoutEffect } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Card } from '#browser/parts/card.tsx'
import type { GivenMark, MarkingSheet } from '#contract/results.ts'
import { AnswerPhotos } from './answer-photos.tsx'
import { CopyLevelCard } from './copy-level.tsx'
import { CopyMark } from './copy-mark.tsx'
import { DeskEnd } from './desk-end.tsx'
import { OpenAnswer, OpenMark } from './open-mark.tsx'
import { RuleMarkAlone } from './rule-mark-alone.tsx'
import { RuleMarks } from './rule-marks.tsx'
import { firstOfMark, isByRule, type MarkedPart, photosOf } from './sheet-question.ts'
import { SpokenCommentCard } from './spoken-comment-card.tsx'
import { useDrawings } from './use-drawings.ts'
import type { CommentsInHand } from './use-kept-comments.ts'
import { type MarkingHand, useMarkingDesk } from './use-marking-desk.ts'

export interface MarkingDeskProps {
  sheet: MarkingSheet
  /** This one alone, through all copies; null for copy by copy. */
  questionId: string | null
  /** Of the teacher: they stay from one copy to the next. */
  kept: CommentsInHand
}

interface PaperSheetsProps {
  sheet: MarkingSheet
  drawings: ReturnType<typeof useDrawings>
}

/** What a teacher handed in on paper for the whole work: it belongs to no one question. */
function PaperSheets({ sheet, drawings }: PaperSheetsProps) {
  const { onPaper } = useWords('late')
  const photos = photosOf(sheet.result, sheet.result.paper?.photoIds ?? [])
  if (photos.length === 0) return null
  return (
    <Card title={onPaper.sheets}>
      <AnswerPhotos attemptId={sheet.result.attemptId} photos={photos} drawings={drawings} />
    </Card>
  )
}

/** What is said and given of a copy and of no one question; one can speak of it whatever is marked. */
function WholeCopy({ sheet, isAlone }: { sheet: MarkingSheet; isAlone: boolean }) {
  return (
    <>
      {!isAlone && <CopyLevelCard sheet={sheet} />}
      <SpokenCommentCard result={sheet.result} />
    </>
  )
}

/** What is marked on the page, in the order of the copy, which as a whole comes last. */
function ByHand(
  props: MarkingDeskProps & { hand: MarkingHand; drawings: ReturnType<typeof useDrawings> },
) {
  const { sheet, questionId, kept, hand, drawings } = props
  const words = useWords('teach').mark
  const { returning, through } = useWords('marking')
  const isAlone = questionId !== null
  const formOf = (one: MarkedPart) => ({
    one,
    attemptId: sheet.result.attemptId,
    kept,
    isAlone,
    state: hand.stateOf(one),
    unsent: hand.unsentOf(one),
    goesOn: sheet.nextAttemptId !== null && hand.left <= 1,
    onTouch: hand.touch,
    onSave: (mark: GivenMark | null) => hand.save(one, mark),
    onSaveAndGoOn: (mark: GivenMark, returns: boolean) => void hand.saveAndGoOn(one, mark, returns),
  })
  const alone = questionId !== null && isByRule(sheet, questionId) ? questionId : null
  const byRule = hand.byRules.find(({ id }) => id === alone)
  if (byRule !== undefined) return <RuleMarkAlone one={byRule} {...{ sheet, hand, kept }} />
  if (hand.marked.length === 0) return <p>{isAlone ? through.notHere : words.onlyRules}</p>
  return (
    <section class="stack stack-wide" aria-label={words.byHand}>
      {hand.byHand.map((one) => (
        <OpenMark key={one.id} {...formOf(one)} one={one} sheet={sheet} drawings={drawings} />
      ))}
      {/* Whoever marks the whole copy alone still reads all of it. */}
      {isAlone &&
        hand.whole !== null &&
        hand.open.map((one) => (
          <OpenAnswer key={one.id} one={one} sheet={sheet} drawings={drawings} />
        ))}
      {hand.whole !== null && <CopyMark {...formOf(hand.whole)} />}
      <p class="soft small no-print desk-keys">
        {words.keys} {!isAlone && returning.actKeys}
      </p>
    </section>
  )
}

export function MarkingDesk(props: MarkingDeskProps) {
  const { sheet, questionId } = props
  useLayoutEffect(() => {
    // The keyboard begins where the work is, and before a key can be struck: later, the focus would be
    // taken from whoever has gone on. The eye still begins at the answer.
    firstOfMark(document.querySelector('.marking-form'))?.focus({ preventScroll: true })
  }, [])
  const hand = useMarkingDesk(sheet, questionId)
  const drawings = useDrawings(sheet.result.attemptId, sheet.result.marks?.annotations ?? [])
  const { byRules } = hand
  const isAlone = questionId !== null
  const readsAll = !isAlone || hand.whole !== null
  return (
    <div class="marking">
      <PaperSheets sheet={sheet} drawings={drawings} />
      <ByHand {...props} hand={hand} drawings={drawings} />
      <WholeCopy sheet={sheet} isAlone={isAlone} />
      <DeskEnd sheet={sheet} questionId={questionId} hand={hand} />
      {readsAll && byRules.length > 0 && (
        <RuleMarks questions={byRules} sheet={sheet} hand={hand} kept={props.kept} />
      )}
    </div>
  )
}
