/** A recorded live class: its board and its talk in step with its voices, for who was not there. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { keepInFront } from '#browser/device/keep-in-front.ts'
import { OfflineNotice } from '#browser/device/offline-notice.tsx'
import { useLocalFirst } from '#browser/device/use-local-first.ts'
import { PlaneTree } from '#browser/drawings/plane-tree.tsx'
import { BoardCanvas } from '#browser/live/board-canvas.tsx'
import { BoardContents } from '#browser/live/board-contents.tsx'
import { countPages } from '#browser/live/board-view.ts'
import { ChatLines } from '#browser/live/class-chat.tsx'
import { forgetReplay, readKeptReplay, renewReplay } from '#browser/live/kept-replay.ts'
import { isNoLongerShown } from '#browser/live/renew-kept-replays.ts'
import { missingPlaces, pageTurns } from '#browser/live/replay-timeline.ts'
import { useSlide } from '#browser/live/use-slide.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { isOnlyPupil, rolesOf, useViewer } from '#browser/viewer.ts'
import type { Replay } from '#contract/live-replay.ts'
import { KeepReplayHere } from './keep-replay-here.tsx'
import { type Speed, speeds, useReplay } from './use-replay.ts'
import '#browser/pages/live-class/live-class.css'
import './live-replay.css'

const stepMs = 1_000

/** "4 min 07". */
function useMoments(): (ms: number) => string {
  const words = useWords('live').replay
  return (ms) => {
    const seconds = Math.floor(ms / 1_000)
    return words.moment({ minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
  }
}

function Controls({ replay, at }: { replay: Replay; at: ReturnType<typeof useReplay> }) {
  const words = useWords('live').replay
  const format = useFormat()
  const momentOf = useMoments()
  const turns = pageTurns(replay)
  const { isPlaying, lengthMs, placeMs, speed } = at
  const place = words.place({ place: momentOf(placeMs), length: momentOf(lengthMs) })
  return (
    <section class="replay-controls" aria-label={words.controls}>
      <div class="row">
        <Button kind="primary" onClick={at.toggle}>
          {isPlaying ? words.pause : words.play}
        </Button>
        <span class="numbers">{place}</span>
      </div>
      <input
        type="range"
        class="replay-place"
        min={0}
        max={Math.max(stepMs, lengthMs)}
        step={stepMs}
        value={placeMs}
        aria-label={words.where}
        aria-valuetext={place}
        onInput={(event) => at.seek(Number(event.currentTarget.value))}
      />
      <RadioGroup
        label={words.speed}
        inLine
        value={String(speed)}
        onValue={(value) => at.changeSpeed(Number(value) as Speed)}
        options={speeds.map((one) => ({
          value: String(one),
          label: words.times({ times: format.number(one) }),
        }))}
      />
      {turns.length > 0 && (
        <ol class="plain row replay-turns" aria-label={words.turns}>
          {turns.map((turn) => (
            <li key={turn.seq}>
              <Button onClick={() => at.seek(turn.placeMs)}>
                {words.turn({
                  page: format.number(turn.page + 1, 0),
                  place: momentOf(turn.placeMs),
                })}
              </Button>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** Where the recording is cut, in the time of the replay. */
function Gaps({ replay }: { replay: Replay }) {
  const words = useWords('live').replay
  const momentOf = useMoments()
  const gaps = missingPlaces(replay)
  if (gaps.length === 0) return null
  return (
    <Notice kind="attention" title={words.cut}>
      {gaps.map(({ from, until }) => (
        <p key={from}>{words.cutMeans({ from: momentOf(from), until: momentOf(until) })}</p>
      ))}
    </Notice>
  )
}

/** By adults of the lesson: others are refused by the server. */
function RemoveReplay({ lessonId }: { lessonId: string }) {
  const words = useWords('live').replay
  const [isAsking, setAsking] = useState(false)
  const act = useAct()
  const [, navigate] = useLocation()
  const remove = (): void => {
    void act.run(
      () => callApi(`/api/lessons/${lessonId}/replay`, { method: 'DELETE' }),
      () => {
        toast({ text: words.removed })
        navigate(pagePaths.home)
      },
    )
  }
  return (
    <p>
      <Button onClick={() => setAsking(true)}>{words.remove}</Button>
      <ConfirmDialog
        open={isAsking}
        title={words.removeAsk}
        confirmText={words.remove}
        busy={act.busy}
        onConfirm={remove}
        onClose={() => setAsking(false)}
      >
        <p>{words.removeMeans}</p>
        {act.refusal && <ErrorView refusal={act.refusal} live />}
      </ConfirmDialog>
    </p>
  )
}

/** No class waits for this line: slides come as they can. */
const calmLine = () => ({ roundTripMs: 0, latePercent: 0 })

function Player({ lessonId, replay }: { lessonId: string; replay: Replay }) {
  const words = useWords('live')
  const format = useFormat()
  const at = useReplay(lessonId, replay)
  const { view } = at
  const page = view.board.openPage
  const isDone = () => false
  const room = { lessonId, view, act: isDone, signal: isDone, lineNow: calmLine, slides: null }
  const slide = useSlide(room, page)
  const number = (value: number): string => format.number(value, 0)
  const total = countPages(view.board)
  return (
    <div class="live-class">
      <div class="live-main">
        <section class="live-board" aria-label={words.board.title}>
          <BoardCanvas
            room={room}
            page={page}
            slide={slide?.picture ?? null}
            label={words.board.picture({ page: number(page + 1), total: number(total) })}
            tool={null}
            ink="black"
            draft={null}
            onText={() => undefined}
          />
        </section>
        <Gaps replay={replay} />
        <Controls replay={replay} at={at} />
        <BoardContents room={room} page={page} slide={slide} />
        <p class="soft">{words.replay.goes({ on: format.day(replay.goesAt) })}</p>
        <KeepReplayHere lessonId={lessonId} replay={replay} />
      </div>
      <section class="live-side" aria-label={words.chat.title}>
        <h2>{words.chat.title}</h2>
        <ChatLines view={view} />
      </section>
    </div>
  )
}

/** What is kept here becomes what the school shows now: less, where an agreement was taken back. */
async function askReplay(lessonId: string, signal: AbortSignal): Promise<ApiResult<Replay>> {
  const asked = await callApi<Replay>(`/api/lessons/${lessonId}/replay`, { signal })
  try {
    const keep = await keepInFront()
    if (keep !== null && asked.ok) await renewReplay(keep, lessonId, asked.value)
    const isGone = !asked.ok && isNoLongerShown(asked.refusal)
    if (keep !== null && isGone) await forgetReplay(keep, lessonId)
  } catch {
    // The browser's database failed under this page: the next opening of the app sees to it.
  }
  return asked
}

export function LiveReplayPage({ params }: PageProps) {
  const words = useWords('live')
  const navigation = useRoleLinks(null)
  const viewer = useViewer()
  const lessonId = params.lessonId ?? ''
  const isPupil = viewer.state === 'known' && isOnlyPupil(viewer.me)
  const teaches = viewer.state === 'known' && rolesOf(viewer.me).has('teacher')
  const loaded = useLocalFirst<Replay>(`replay ${lessonId}`, {
    readHere: () => readKeptReplay(lessonId),
    ask: (signal) => askReplay(lessonId, signal),
  })
  const { load } = loaded
  return (
    <PageShell
      title={words.replay.title}
      navigation={navigation}
      back={{ href: pagePaths.home, label: words.toDay }}
      density={isPupil ? 'pupil' : 'staff'}
    >
      <OfflineNotice loaded={loaded} />
      {load.state === 'failed' && load.refusal.code === 'not_found' ? (
        <EmptyState drawing={<PlaneTree />}>{words.replay.none}</EmptyState>
      ) : (
        <LoadView loaded={loaded} label={words.replay.title}>
          {(replay) => (
            <>
              <Player lessonId={lessonId} replay={replay} />
              {teaches && <RemoveReplay lessonId={lessonId} />}
            </>
          )}
        </LoadView>
      )}
    </PageShell>
  )
}
