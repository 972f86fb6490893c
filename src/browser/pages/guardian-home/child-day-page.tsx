/** One child's day as the guardian follows it: lessons, work due, work marked lately. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { childDayLinks } from '#browser/day/day-links.ts'
import { DayView } from '#browser/day/day-view.tsx'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { OpenChildButton } from '#browser/identity/open-child-button.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { SubjectMark } from '#browser/parts/subject-mark.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { useViewer } from '#browser/viewer.ts'
import type { ChildDay, MarkedLately } from '#contract/day.ts'
import './guardian-home.css'

function MarkedList({ items, pupilId }: { items: readonly MarkedLately[]; pupilId: string }) {
  const words = useWords('guardian')
  const format = useFormat()
  return (
    <section class="marked-lately" aria-labelledby="marked-title">
      <h2 id="marked-title">{words.markedLately}</h2>
      {items.length === 0 ? (
        <p class="soft">{words.nothingToSee}</p>
      ) : (
        <ul class="plain">
          {items.map((item) => (
            <li key={`${item.assignmentId} ${item.markedAt}`} class="marked-line">
              <SubjectMark subject={subjectKindOf(item.subject.label, item.subject.family)}>
                {item.subject.label}
              </SubjectMark>
              <PageLink href={pagePaths.childWork(pupilId, item.assignmentId)}>
                {item.title}
              </PageLink>
              {item.pointsMax > 0 && (
                <span class="numbers">
                  {words.pointsOf({
                    points: format.number(item.points),
                    max: format.number(item.pointsMax),
                  })}
                </span>
              )}
              <span class="soft">{format.nearDay(item.markedAt)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

export function ChildDayPage({ params }: PageProps) {
  const words = useWords('guardian')
  const format = useFormat()
  const navigation = useRoleLinks(null)
  const pupilId = params.pupilId ?? ''
  const { on } = params
  const viewer = useViewer()
  const child =
    viewer.state === 'known' ? viewer.me.children.find((one) => one.id === pupilId) : undefined
  const loaded = useLoad(`child ${pupilId} ${on ?? 'today'}`, (signal) =>
    callApi<ChildDay>(`/api/pupils/${pupilId}/day`, { query: { on }, signal }),
  )
  useFreshReturn(loaded.reload)
  const value = loaded.load.state === 'ready' ? loaded.load.value : null
  const name = value?.pupil.givenName ?? ''
  return (
    <PageShell
      title={value === null ? words.childDay : words.dayOf({ name })}
      intro={value === null ? undefined : format.day(dayInstant(value.on))}
      navigation={navigation}
      back={{ href: pagePaths.children, label: words.title }}
    >
      <LoadView loaded={loaded} label={words.childDay}>
        {(ready) => (
          <div class="stack stack-wide">
            <DayView
              value={ready}
              links={childDayLinks(pupilId)}
              label={words.dayOf({ name: ready.pupil.givenName })}
              todayHref={pagePaths.childDay(pupilId)}
              schoolUais={child?.schoolUais}
            />
            <MarkedList items={ready.markedLately} pupilId={pupilId} />
            <div class="row no-print">
              <OpenChildButton pupilId={pupilId} givenName={ready.pupil.givenName} />
            </div>
          </div>
        )}
      </LoadView>
    </PageShell>
  )
}
