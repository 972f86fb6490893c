/** Copies that teachers returned lately: which, when, and the way to each. */
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Notice } from '#browser/parts/notice.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { SubjectMark } from '#browser/parts/subject-mark.tsx'
import type { ReturnedCopy } from '#contract/day.ts'
import './day.css'

export interface ReturnedCopiesProps {
  copies: readonly ReturnedCopy[]
  /** The pupil reads; else an adult follows. */
  isOwn: boolean
  nowMs: number
}

export function ReturnedCopies({ copies, isOwn, nowMs }: ReturnedCopiesProps) {
  const words = useWords('day')
  const format = useFormat()
  const tu = useVoice() === 'tu' && isOwn
  if (copies.length === 0) return null
  return (
    <Notice kind="success" title={words.returned({ count: copies.length, tu })}>
      <ul class="plain day-returned">
        {copies.map((copy) => (
          <li key={copy.attemptId}>
            <SubjectMark subject={subjectKindOf(copy.subject.label, copy.subject.family)}>
              {copy.subject.label}
            </SubjectMark>
            <PageLink href={pagePaths.result(copy.attemptId)}>{copy.title}</PageLink>
            <span class="soft">
              {words.returnedOn({ when: format.nearDay(copy.returnedAt, nowMs) })}
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
