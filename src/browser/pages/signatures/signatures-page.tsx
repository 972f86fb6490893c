/** What a teacher or a head asks guardians to sign: asked here, followed, printed, withdrawn. */
import { useState } from 'preact/hooks'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import { useViewer } from '#browser/viewer.ts'
import type { Course } from '#contract/classes.ts'
import type { SignatureRequests } from '#contract/signatures.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { AskSignatureForm } from './ask-signature-form.tsx'
import { SignatureLines } from './signature-lines.tsx'
import './signatures.css'

interface Board extends SignatureRequests {
  readonly courses: readonly Course[]
}

async function askBoard(signal: AbortSignal): Promise<ApiResult<Board>> {
  const [courses, asked] = await Promise.all([
    callApi<{ courses: Course[] }>('/api/me/courses', { signal }),
    callApi<SignatureRequests>('/api/me/signature-requests', { signal }),
  ])
  if (!courses.ok) return courses
  return asked.ok ? { ok: true, value: { ...asked.value, ...courses.value } } : asked
}

type Asked = SignatureRequests['requests'][number]

/** Families lose it from their evening at once, and it cannot be brought back: one question first. */
function WithdrawButton({ request, onWithdrawn }: { request: Asked; onWithdrawn: () => void }) {
  const { id, of, text } = request
  const words = useWords('signing')
  const [asking, setAsking] = useState(false)
  const act = useAct()
  const withdraw = (): void =>
    void act.run(
      () => callApi(`/api/signature-requests/${id}`, { method: 'DELETE' }),
      () => {
        setAsking(false)
        toast({ text: words.withdrawn })
        onWithdrawn()
      },
    )
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        {words.withdraw}
        <span class="for-screen-readers"> {text}</span>
      </Button>
      <ConfirmDialog
        open={asking}
        title={words.withdrawTitle({ of })}
        confirmText={words.withdraw}
        busy={act.busy}
        onConfirm={withdraw}
        onClose={() => setAsking(false)}
      >
        <p>{words.withdrawMeans}</p>
        {act.refusal && <ErrorView refusal={act.refusal} onRetry={withdraw} live />}
      </ConfirmDialog>
    </>
  )
}

function RequestCard(props: {
  request: Asked
  isOpen: boolean
  onOpen: (open: boolean) => void
  onWithdrawn: () => void
}) {
  const { isOpen, onOpen, onWithdrawn, request } = props
  const words = useWords('signing')
  const format = useFormat()
  const { by, id, of, pupils, state, text, until } = request
  const someWords = useWords('working-group').given
  const facts = { by, until: format.day(dayInstant(until)), state: words.states[state] }
  return (
    <div class={isOpen ? undefined : 'no-print'}>
      <Card
        headingLevel={3}
        title={of}
        actions={
          <div class="row no-print">
            <Button aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
              {isOpen ? words.fold : words.see}
              <span class="for-screen-readers"> {text}</span>
            </Button>
            {state === 'open' && <WithdrawButton request={request} onWithdrawn={onWithdrawn} />}
          </div>
        }
      >
        <p class="signature-text">{text}</p>
        <p class="small soft">
          {words.line(facts)}
          {pupils !== undefined && ` · ${someWords.asked({ count: pupils })}`}
        </p>
        {isOpen && <SignatureLines requestId={id} />}
      </Card>
    </div>
  )
}

function Requests({ board, onChange }: { board: Board; onChange: () => void }) {
  const words = useWords('signing')
  const [openId, setOpenId] = useState<string | null>(null)
  return (
    <section class="stack">
      <h2>{words.list}</h2>
      {board.requests.length === 0 && <p class="soft">{words.none}</p>}
      {board.requests.map((request) => (
        <RequestCard
          key={request.id}
          request={request}
          isOpen={openId === request.id}
          onOpen={(open) => setOpenId(open ? request.id : null)}
          onWithdrawn={onChange}
        />
      ))}
    </section>
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
