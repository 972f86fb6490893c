/** What a teacher or a head asks guardians to sign: asked here, followed, printed, withdrawn. */
import { useState } from 'preact/hooks'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import { useViewer } from '#browser/viewer.ts'
import type { Course } from '#contract/classes.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { AskSignatureForm } from './ask-signature-form.tsx'
import { askRequests, RequestList, type RequestsPage } from './request-list.tsx'
import './signatures.css'

interface Board {
  readonly courses: readonly Course[]
  readonly mine: RequestsPage
  /** What others asked; empty for whoever heads no school. */
  readonly others: RequestsPage
  /** How many times it was asked for: the lists begin anew with each. */
  readonly turn: number
}

let turn = 0

async function askBoard(signal: AbortSignal): Promise<ApiResult<Board>> {
  const [courses, mine, others] = await Promise.all([
    callApi<{ courses: Course[] }>('/api/me/courses', { signal }),
    askRequests('mine', undefined, signal),
    askRequests('others', undefined, signal),
  ])
  if (!courses.ok) return courses
  if (!mine.ok) return mine
  if (!others.ok) return others
  turn += 1
  const board = { courses: courses.value.courses, mine: mine.value, others: others.value, turn }
  return { ok: true, value: board }
}

function Requests({ board, onChange }: { board: Board; onChange: () => void }) {
  const [openId, setOpenId] = useState<Id | null>(null)
  const shared = { openId, onOpen: setOpenId, onWithdrawn: onChange }
  return (
    <>
      <RequestList key={`mine ${board.turn}`} whose="mine" first={board.mine} {...shared} />
      {board.others.lines.length > 0 && (
        <RequestList key={`others ${board.turn}`} whose="others" first={board.others} {...shared} />
      )}
    </>
  )
}

export function SignaturesPage() {
  const words = useWords('signing')
  const day = useWords('teach').day
  const viewer = useViewer()
  const navigation = useTeacherLinks('classes')
  const schools = viewer.state === 'known' ? viewer.me.schools : []
  const personId = viewer.state === 'known' ? viewer.me.personId : ''
  const loaded = useLoad('signature requests', askBoard)
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
            <section class="stack no-print">
              <h2>{words.new}</h2>
              <AskSignatureForm
                personId={personId}
                courses={board.courses}
                today={today}
                onAsked={loaded.reload}
              />
            </section>
            <Requests board={board} onChange={loaded.reload} />
          </div>
        )}
      </LoadView>
    </PageShell>
  )
}
