/** Work that a team does together: with whom, what one of them handed in, and that drafts stay each one's own. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { PupilAssignment } from '#contract/exercises.ts'

/** Nothing for who works alone. `hasDraft`: the pupil is at a draft of their own. */
export function TeamNotice({ value, hasDraft }: { value: PupilAssignment; hasDraft: boolean }) {
  const words = useWords('exercise')
  const format = useFormat()
  if (value.team === undefined) return null
  const last = value.attempts
    .flatMap(({ by, id, receipt }) =>
      by === undefined || receipt === null ? [] : [{ by, id, receivedAt: receipt.receivedAt }],
    )
    .sort((left, right) => left.receivedAt.localeCompare(right.receivedAt))
    .at(-1)
  return (
    <Notice
      kind="information"
      title={words.team.with({ names: format.list(value.team.mates) })}
      actions={last && <LinkButton href={pagePaths.result(last.id)}>{words.seeCopy}</LinkButton>}
    >
      <p>{words.team.means}</p>
      {last && (
        <p>{words.team.handedIn({ name: last.by, when: format.dateTime(last.receivedAt) })}</p>
      )}
      {last && hasDraft && <p>{words.team.draftStays}</p>}
    </Notice>
  )
}
