/** The table in four numbers, whether it is live, and the way to the oldest work to mark. */
import type { NewsState } from '#browser/api/news.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { countFollowed } from '#browser/teach/count-followed.ts'
import type { Following } from '#contract/following.ts'
import { useTeaches } from './use-teaches.ts'

export interface FollowSummaryProps {
  following: Following
  news: NewsState
  isOld: boolean
}

export function FollowSummary({ following, news, isOld }: FollowSummaryProps) {
  const words = useWords('teach').follow
  const format = useFormat()
  const statistics = useWords('statistics')
  const teaches = useTeaches()
  const { former, pupils } = following
  const { begun, notOpened, received, toMark } = countFollowed(following)
  const [oldest] = [...pupils, ...former]
    .filter((row) => row.state === 'to_mark')
    .sort((left, right) => (left.receivedAt ?? '').localeCompare(right.receivedAt ?? ''))
  const figures = [
    { label: words.received, text: `${format.number(received)} / ${format.number(pupils.length)}` },
    { label: words.toMark, text: format.number(toMark) },
    { label: words.begun, text: format.number(begun) },
    { label: words.notOpened, text: format.number(notOpened) },
  ]
  return (
    <div class="follow-summary">
      <dl class="follow-figures">
        {figures.map((figure) => (
          <div key={figure.label}>
            <dt>{figure.label}</dt>
            <dd class="numbers">{figure.text}</dd>
          </div>
        ))}
      </dl>
      {typeof oldest?.attemptId === 'string' && (
        <LinkButton kind="primary" href={pagePaths.marking(oldest.attemptId)}>
          {words.markNext}
        </LinkButton>
      )}
      {received > 0 && teaches && (
        <LinkButton href={pagePaths.questionStatistics(following.assignment.id)}>
          {statistics.open}
        </LinkButton>
      )}
      <p class="follow-news small" role="status">
        <Sign name={isOld ? 'attention' : news === 'live' ? 'turnRight' : 'more'} />{' '}
        {isOld ? words.failedRefresh : words[news]}
      </p>
    </div>
  )
}
