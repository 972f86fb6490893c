/** Whether the copy counts among those of its pupil, the way to the others, and that its pupil has left. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Notice } from '#browser/parts/notice.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import type { MarkingSheet } from '#contract/results.ts'

type Copy = NonNullable<MarkingSheet['copies']>[number]

function CopyLinks({ copies }: { copies: readonly Copy[] }) {
  const words = useWords('marking').copies
  const format = useFormat()
  return (
    <ul class="plain">
      {copies.map(({ attemptId, number, receivedAt }) => (
        <li key={attemptId}>
          <PageLink href={pagePaths.marking(attemptId)}>
            {words.one({ number, when: format.dateTime(receivedAt) })}
          </PageLink>
        </li>
      ))}
    </ul>
  )
}

export function CopyStanding({ sheet }: { sheet: MarkingSheet }) {
  const words = useWords('marking').copies
  const { copies = [], hasLeft, result } = sheet
  const others = copies.filter(({ attemptId }) => attemptId !== result.attemptId)
  const newest = others.filter(({ counts }) => counts)
  return (
    <>
      {hasLeft && <p>{words.hasLeft}</p>}
      {newest.length > 0 ? (
        <Notice kind="attention" title={words.older}>
          <p>{words.olderMeans}</p>
          <CopyLinks copies={newest} />
        </Notice>
      ) : (
        others.length > 0 && (
          <div class="no-print">
            <p class="soft small">{words.earlier}</p>
            <CopyLinks copies={others} />
          </div>
        )
      )}
    </>
  )
}
