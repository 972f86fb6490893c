/** The bar over what is written: whether it is saved, whether it is published, what stands in the way. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import type { DraftState } from './draft-saver.ts'
import { SaveLine } from './save-line.tsx'
import './write.css'

export interface ListedProblem {
  /** Where it is on this page. */
  readonly href: string
  readonly text: string
}

export interface Publishing {
  readonly publish: () => void
  readonly busy: boolean
  readonly refusal: ApiRefusal | null
  /** In the way of publishing. */
  readonly problems: readonly ListedProblem[]
  /** A moment ago, on this page. */
  readonly isJustPublished: boolean
  /** Worth a look. */
  readonly advice: readonly ListedProblem[]
}

export interface PublishBarProps {
  state: DraftState
  /** When readers got the version that they have; null where they have none. */
  publication: string | null
  hasChanges: boolean
  publishing: Publishing
  /** What comes after publishing. */
  hint: string
  /** What the first press does besides publishing. */
  firstPress?: string | undefined
  /** What comes after it for the lesson that this is written for; instead of the hint. */
  next?: ComponentChildren
}

function ProblemList({ problems }: { problems: readonly ListedProblem[] }) {
  return (
    <ul class="problem-list">
      {problems.map((problem) => (
        <li key={`${problem.href} ${problem.text}`}>
          <a href={problem.href}>{problem.text}</a>
        </li>
      ))}
    </ul>
  )
}

export function PublishBar(props: PublishBarProps) {
  const { state, publication, hasChanges, publishing, hint, firstPress, next } = props
  const words = useWords('write').page
  const format = useFormat()
  const { problems, advice, refusal, busy, publish } = publishing
  const messages = useRef<HTMLDivElement>(null)
  const hasProblems = problems.length > 0
  useEffect(() => {
    // Whoever published from far below must see what stands in the way.
    if (hasProblems && !busy) messages.current?.scrollIntoView({ block: 'start' })
  }, [hasProblems, busy])
  const status =
    publication === null
      ? words.notPublished
      : hasChanges
        ? words.hasChanges
        : words.published({ when: format.dateTime(publication) })
  return (
    <>
      <div class="write-bar">
        <SaveLine state={state} />
        <div class="row">
          <span class="small soft">{status}</span>
          {hasChanges && (
            <Button
              kind="primary"
              busy={busy}
              disabled={state.kind === 'conflict' || state.kind === 'incomplete'}
              onClick={publish}
            >
              {publication === null ? (firstPress ?? words.publish) : words.publishAgain}
            </Button>
          )}
        </div>
      </div>
      <div class="stack write-messages" ref={messages}>
        {refusal && <ErrorView refusal={refusal} onRetry={publish} live />}
        {problems.length > 0 && (
          <Notice kind="danger" live title={words.problems({ count: problems.length })}>
            <ProblemList problems={problems} />
          </Notice>
        )}
        {publishing.isJustPublished && !hasChanges && (
          <Notice kind="success" live title={next ? words.publishedFor : words.publishedNow}>
            {next ?? (
              <p>
                {hint} <PageLink href={pagePaths.teaching}>{words.toTeaching}</PageLink>
              </p>
            )}
          </Notice>
        )}
        {advice.length > 0 && (
          <Notice kind="information" title={words.advice}>
            <ProblemList problems={advice} />
          </Notice>
        )}
      </div>
    </>
  )
}
