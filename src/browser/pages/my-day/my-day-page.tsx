/** *Ma journée*: a pupil's lessons of a day, what they carry, and what is to hand in. */
import { useEffect } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { ownDayLinks } from '#browser/day/day-links.ts'
import { DayView } from '#browser/day/day-view.tsx'
import { SatchelNotice } from '#browser/day/satchel-notice.tsx'
import { useMyDay } from '#browser/day/use-my-day.ts'
import { OfflineNotice } from '#browser/device/offline-notice.tsx'
import type { LocalFirst } from '#browser/device/use-local-first.ts'
import { TodaysNotices } from '#browser/identity/todays-notices.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { useViewer } from '#browser/viewer.ts'
import type { MyDay } from '#contract/day.ts'
import type { Me } from '#contract/me.ts'

/** Today was opened and nobody answered: the device keeps that its owner was there. */
function useCheckIn({ line, load }: LocalFirst<MyDay>, me: Me | null): void {
  const today = line === 'none' && load.state === 'ready' ? load.value.on : null
  useEffect(() => {
    if (today === null || me === null) return
    import('#browser/satchel/keep-check-in.ts').then(
      ({ keepCheckIn }) => keepCheckIn(me, today),
      // Not even the code is here: attendance counts from the arrival that comes.
      () => undefined,
    )
  }, [today, me])
}

export function MyDayPage({ params }: PageProps) {
  const words = useWords('day')
  const format = useFormat()
  const viewer = useViewer()
  const navigation = useRoleLinks('pupil')
  const { on } = params
  const loaded = useMyDay(on)
  useCheckIn(loaded, on === undefined && viewer.state === 'known' ? viewer.me : null)
  const { load } = loaded
  const name = viewer.state === 'known' ? viewer.me.givenName : ''
  const day = load.state === 'ready' ? format.day(dayInstant(load.value.on)) : null
  return (
    <PageShell
      title={words.title}
      heading={on === undefined ? words.hello({ name }) : (day ?? words.title)}
      intro={on === undefined ? (day ?? undefined) : undefined}
      navigation={navigation}
    >
      {viewer.state === 'known' && load.state === 'ready' && <TodaysNotices me={viewer.me} />}
      <OfflineNotice loaded={loaded} />
      <SatchelNotice />
      <LoadView loaded={loaded} label={words.title}>
        {(value) => (
          <div class="stack">
            <DayView
              value={value}
              askedAtMs={loaded.askedAtMs}
              links={ownDayLinks}
              label={words.title}
              todayHref={pagePaths.myDay}
            />
            <p class="row no-print">
              <LinkButton href={pagePaths.myGrades}>{words.myGrades}</LinkButton>
              <LinkButton href={pagePaths.myLog}>{words.myLog}</LinkButton>
              <LinkButton href={pagePaths.myAttendance}>{words.myAttendance}</LinkButton>
              <LinkButton href={pagePaths.myReports}>{words.myReports}</LinkButton>
              <LinkButton href={pagePaths.myEnquiries}>{words.myEnquiries}</LinkButton>
            </p>
          </div>
        )}
      </LoadView>
    </PageShell>
  )
}
