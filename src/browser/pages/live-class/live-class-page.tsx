/** The live class of a lesson, as its teacher and as its pupils are in it. */
import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import type { RoomInHand } from '#browser/live/room-in-hand.ts'
import type { RoomLine } from '#browser/live/room-line.ts'
import { isAdult } from '#browser/live/room-view.ts'
import { useClassPictures } from '#browser/live/use-class-pictures.ts'
import { useClassSound } from '#browser/live/use-class-sound.ts'
import { useRoomLine } from '#browser/live/use-room-line.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { Waiting } from '#browser/parts/waiting.tsx'
import { useWatched } from '#browser/parts/watched.ts'
import { useRoleLinks } from '#browser/role-homes.ts'
import type { Sound } from '#browser/sound/sound.ts'
import { isOnlyPupil, rolesOf, useViewer } from '#browser/viewer.ts'
import { ClassOver, ClassRefused, type WayBack } from './class-over.tsx'
import { ClassRoom } from './class-room.tsx'
import { useClassNews } from './use-class-news.ts'
import { WaitingForAdult } from './waiting-for-adult.tsx'
import './live-class.css'

/** Where somebody points, which page is wanted, what is said at this moment: said again by itself, or over. */
const saidAgain: ReadonlySet<string> = new Set([
  'point',
  'page',
  'caption',
  'caption_voice',
  'see_captions',
])

/** The room in this page's hand; what could not be done is said at once. */
function useRoom(line: RoomLine): Pick<RoomInHand, 'act' | 'signal' | 'lineNow'> {
  const words = useWords('live').line
  return useMemo(
    () => ({
      act(act) {
        const isDone = line.act(act)
        if (!isDone) toast({ text: words.full, kind: 'attention' })
        return isDone
      },
      signal(message) {
        const isSent = line.signal(message)
        if (!isSent && !saidAgain.has(message.kind))
          toast({ text: words.notSent, kind: 'attention' })
        return isSent
      },
      lineNow: line.now,
    }),
    [line, words],
  )
}

interface ClassProps {
  line: RoomLine
  /** The line tells how the sound does. */
  onSound: (sound: Sound | null) => void
  lessonId: string
  isPupil: boolean
  back: WayBack
}

function Class({ line, onSound, lessonId, isPupil, back }: ClassProps) {
  const words = useWords('live')
  const tu = useVoice() === 'tu'
  const state = useWatched(line)
  const held = useRoom(line)
  useClassNews(state)
  const { view } = state
  const soundTicket = view.stage === 'inside' ? view.soundTicket : null
  const soundHeld = useClassSound(lessonId, soundTicket, line.enterAnew)
  const sound = soundHeld.part
  useEffect(() => onSound(sound), [sound, onSound])
  const seen = useClassPictures(lessonId, view, { lineNow: held.lineNow, sound })
  const room = { lessonId, view, ...held, slides: seen.pictures }
  const wayOn = { lessonId, back, onRetry: line.retry }
  if (state.line.state === 'refused') {
    return <ClassRefused refusal={state.line.refusal} {...wayOn} />
  }
  if (view.stage === 'over') {
    const { end, wasRecorded } = view
    return <ClassOver end={end} isAdult={isAdult(view)} wasRecorded={wasRecorded} {...wayOn} />
  }
  return (
    <>
      {state.line.state === 'lost' && (
        <div class="page-notice">
          <Notice
            kind="attention"
            title={words.line.lost}
            live
            actions={<Button onClick={line.retry}>{words.line.now}</Button>}
          >
            <p>{words.line.lostMeans({ tu })}</p>
          </Notice>
        </div>
      )}
      {view.stage === 'outside' && state.line.state !== 'lost' && <Waiting label={words.opening} />}
      {view.stage === 'waiting' && <WaitingForAdult lessonId={lessonId} isPupil={isPupil} />}
      {view.stage === 'inside' && <ClassRoom room={room} sound={soundHeld} seen={seen} />}
    </>
  )
}

function Times({ line }: { line: RoomLine }) {
  const format = useFormat()
  const { lesson } = useWatched(line)
  if (lesson === null) return null
  return (
    <>
      {lesson.courseName} · {format.time(lesson.startsAt)} – {format.time(lesson.endsAt)}
    </>
  )
}

export function LiveClassPage({ params }: PageProps) {
  const words = useWords('live')
  const viewer = useViewer()
  const navigation = useRoleLinks(null)
  const lessonId = params.lessonId ?? ''
  const isPupil = viewer.state === 'known' && isOnlyPupil(viewer.me)
  const teaches = viewer.state === 'known' && rolesOf(viewer.me).has('teacher')
  const sound = useRef<Sound | null>(null)
  const keepSound = useCallback((next: Sound | null) => {
    sound.current = next
  }, [])
  const line = useRoomLine(lessonId, () => sound.current?.current() ?? null)
  const back = teaches
    ? { href: pagePaths.lessonPlan(lessonId), label: words.toPlan }
    : { href: pagePaths.home, label: words.toDay }
  return (
    <PageShell
      title={words.title}
      intro={line === null ? undefined : <Times line={line} />}
      navigation={navigation}
      back={back}
      density={isPupil ? 'pupil' : 'staff'}
    >
      {line === null ? (
        <Waiting label={words.opening} />
      ) : (
        <Class line={line} onSound={keepSound} lessonId={lessonId} isPupil={isPupil} back={back} />
      )}
    </PageShell>
  )
}
