/**
 * A teacher decides about a copy that came late: what the device claims, what no server recorded,
 * and the two presses. What was decided can be decided anew.
 */
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { announce } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { LateRuling as Ruling, Timing } from '#contract/late-work.ts'
import { momentText } from './timing-sentence.ts'
import './late-ruling.css'

export interface LateRulingProps {
  attemptId: string
  /** Whose copy it is. */
  name: string
  receivedAt: string
  timing: Timing
  /** In a table: the claim and the presses, without what stands elsewhere on the page. */
  isShort: boolean
  onDone: () => void
}

function ClaimLines({ timing, receivedAt, isShort }: LateRulingProps) {
  const words = useWords('late')
  const format = useFormat()
  const { triedAt, isSame, lateMs, standing } = timing
  const isDecided = standing === 'accepted' || standing === 'left_late'
  const claim =
    triedAt === null
      ? words.claimsNothing
      : words.claims({ when: momentText(triedAt, receivedAt, { words, format }) })
  const lines = [
    ...(isShort ? [] : [words.lateBy({ late: format.duration(lateMs) })]),
    claim,
    ...(isSame === false ? [words.differs] : []),
    ...(isShort || isDecided || isSame === false ? [] : [words.noRecord]),
    ...(standing === 'accepted' ? [words.countsInTime] : []),
    ...(standing === 'left_late' ? [words.countsLate] : []),
  ]
  return lines.map((line) => <p key={line}>{line}</p>)
}

export function LateRuling(props: LateRulingProps) {
  const { attemptId, name, timing, isShort, onDone } = props
  const words = useWords('late')
  const act = useAct()
  const rule = (counts: Ruling['counts']): void =>
    void act.run(
      () => callApi(`/api/attempts/${attemptId}/late-ruling`, { method: 'PUT', body: { counts } }),
      () => {
        announce(words.decided({ name }))
        onDone()
      },
    )
  const { standing } = timing
  const ofWhom = <span class="for-screen-readers"> {name}</span>
  return (
    <div class={isShort ? 'late-ruling short' : 'late-ruling'}>
      <ClaimLines {...props} />
      <div class="row no-print">
        <Button
          busy={act.busy}
          aria-pressed={isShort ? undefined : standing === 'accepted'}
          onClick={() => rule('in_time')}
        >
          {words.countInTime}
          {ofWhom}
        </Button>
        <Button
          busy={act.busy}
          aria-pressed={isShort ? undefined : standing === 'left_late'}
          onClick={() => rule('late')}
        >
          {words.leaveLate}
          {ofWhom}
        </Button>
      </div>
      {act.refusal !== null && <ErrorView refusal={act.refusal} live />}
    </div>
  )
}

/** What is a teacher's to decide: all that came late, whatever was decided before. */
export function isForTeacher({ standing }: Timing): boolean {
  return standing !== 'in_time' && standing !== 'extended'
}
