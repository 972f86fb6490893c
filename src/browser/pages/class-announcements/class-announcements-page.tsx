/** What a teacher or a head announces: written here, and what stands, to be withdrawn. */
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import { useViewer } from '#browser/viewer.ts'
import type { StandingAnnouncements } from '#contract/class-announcements.ts'
import type { Course } from '#contract/classes.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { announcementPlaces } from './announcement-places.ts'
import { WriteAnnouncementForm } from './write-announcement-form.tsx'
import './class-announcements.css'

interface Board extends StandingAnnouncements {
  readonly courses: readonly Course[]
}

async function askBoard(signal: AbortSignal): Promise<ApiResult<Board>> {
  const [courses, standing] = await Promise.all([
    callApi<{ courses: Course[] }>('/api/me/courses', { signal }),
    callApi<StandingAnnouncements>('/api/me/announcements', { signal }),
  ])
  if (!courses.ok) return courses
  return standing.ok ? { ok: true, value: { ...standing.value, ...courses.value } } : standing
}

function Standing({ board, onChange }: { board: Board; onChange: () => void }) {
  const words = useWords('announce')
  const format = useFormat()
  const act = useAct()
  const withdraw = (id: string): void =>
    void act.run(
      () => callApi(`/api/announcements/${id}`, { method: 'DELETE' }),
      () => {
        toast({ text: words.withdrawn })
        onChange()
      },
    )
  return (
    <section class="stack">
      <h2>{words.standing}</h2>
      {board.announcements.length === 0 && <p class="soft">{words.none}</p>}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={onChange} live />}
      {board.announcements.map(({ by, id, link, mayWithdraw, of, text, until }) => (
        <Card
          key={id}
          headingLevel={3}
          title={of === '' ? words.wholeSchool : of}
          actions={
            mayWithdraw && (
              <Button busy={act.busy} onClick={() => withdraw(id)}>
                {words.withdraw}
                <span class="for-screen-readers"> {text}</span>
              </Button>
            )
          }
        >
          <p class="announcement-text">{text}</p>
          {link !== null && <p class="announcement-text">{link}</p>}
          <p class="small soft">{words.byUntil({ by, until: format.day(dayInstant(until)) })}</p>
        </Card>
      ))}
    </section>
  )
}

export function ClassAnnouncementsPage() {
  const words = useWords('announce')
  const day = useWords('teach').day
  const viewer = useViewer()
  const navigation = useTeacherLinks('classes')
  const schools = viewer.state === 'known' ? viewer.me.schools : []
  const loaded = useLoad('announcements', askBoard)
  const today = dayOf(Date.now(), schools[0]?.timeZone ?? 'Europe/Paris')
  return (
    <PageShell
      title={words.title}
      intro={words.intro}
      back={{ href: pagePaths.teaching, label: day.title }}
      navigation={navigation}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.title}>
        {(board) => (
          <div class="stack stack-wide">
            <section class="stack">
              <h2>{words.new}</h2>
              <WriteAnnouncementForm
                places={announcementPlaces(board.courses, schools)}
                today={today}
                onWritten={loaded.reload}
              />
            </section>
            <Standing board={board} onChange={loaded.reload} />
          </div>
        )}
      </LoadView>
    </PageShell>
  )
}
