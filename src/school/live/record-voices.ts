/**
 * Keeps the voices of one live class while it is recorded: what a member says is gathered for some
 * seconds, and written as a blob and a row where the member may be recorded. What is written is whole and
 * synced before its row is; a process that dies takes the last seconds along, and nothing else.
 */
import { recordingBytesMax } from '#contract/live-recording.ts'
import type { RoomRole } from '#contract/live-room.ts'
import { packRecorded } from '#contract/recorded-voice.ts'
import { putNamed } from '#engine/blobs/put-named.ts'
import type { SoundEngine } from '#engine/media/media-engine.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import type { LiveContext } from './live-context.ts'
import { actAsRoom, type LiveHall } from './live-hall-context.ts'
import { mayBeRecorded } from './may-be-recorded.ts'
import { readAgreeing } from './recording-consent-store.ts'
import { beginRecording, insertGap, insertVoice, type RecordedGap } from './recording-store.ts'

/** A piece is written when it is so old, or so large. */
const pieceMs = 10_000
const pieceBytesMax = 128 * 1024
/** Bytes that wait for the disk: beyond, the disk does not follow, and the recording ends. */
const waitingBytesMax = 4 * 1024 * 1024

interface Piece {
  readonly member: number
  readonly from: number
  until: number
  readonly entries: Uint8Array[]
  bytes: number
}

export interface VoiceRecorder {
  /** As the log says. */
  follow(isRecorded: boolean): void
  /** Looks at the clock: several times a second. */
  look(): void
  /** Writes what is gathered and takes no more. */
  close(): void
  /** When all that was gathered is written. */
  settled(): Promise<void>
}

/** Of a class in this process: it goes on where the log says that it runs. */
export function recordVoices(hall: LiveHall): VoiceRecorder {
  const { lesson, parts, presence, state } = hall
  const recorder = createVoiceRecorder({
    context: parts.context,
    media: parts.media,
    lessonId: lesson.id,
    roleOf: (member) => presence.members.get(member)?.role ?? null,
    onFull: () => actAsRoom(hall, { kind: 'record', isOn: false, why: 'full' }),
  })
  recorder.follow(state.isRecorded)
  return recorder
}

/** `onFull`: nothing more can be kept; the class goes on. */
function createVoiceRecorder(given: {
  readonly context: Pick<LiveContext, 'db' | 'blobs' | 'clock' | 'random' | 'log'>
  readonly media: SoundEngine | null
  readonly lessonId: Id
  readonly roleOf: (member: number) => RoomRole | null
  readonly onFull: () => void
}): VoiceRecorder {
  const { context, lessonId, media, roleOf } = given
  const { blobs, clock, db, log } = context
  const pieces = new Map<number, Piece>()
  let isRunning = false
  let keptBytes = 0
  let waitingBytes = 0
  let writing: Promise<void> = Promise.resolve()

  /** One after the other; what fails is `lost`, ends the recording and never the class. */
  function enqueue(work: () => Promise<void>, lost: RecordedGap | null): void {
    writing = writing
      .then(work)
      .catch((err: unknown) => {
        log.error({ err, lessonId }, 'a recording of a live class could not be written')
        return give(lost)
      })
      .catch((err: unknown) => {
        log.error({ err, lessonId }, 'where a recording of a live class is cut was not written')
      })
  }

  /** Nothing more is kept: whoever sees the recording is told what is missing, with what was gathered since. */
  async function give(lost: RecordedGap | null): Promise<void> {
    const gone = lost === null ? [] : [lost]
    if (isRunning) {
      gone.push(...pieces.values(), { from: clock.now(), until: clock.now() })
      stop()
      pieces.clear()
      given.onFull()
    }
    if (gone.length === 0) return
    const from = Math.min(...gone.map((one) => one.from))
    const until = Math.max(...gone.map((one) => one.until))
    await insertGap(db, lessonId, { from, until })
  }

  function stop(): void {
    isRunning = false
    media?.listen(lessonId, null)
  }

  function hear(member: number, bundle: Uint8Array): void {
    const at = clock.now()
    const piece = pieces.get(member) ?? { member, from: at, until: at, entries: [], bytes: 0 }
    pieces.set(member, piece)
    const entry = packRecorded({ afterMs: Math.max(0, at - piece.from), bundle })
    piece.entries.push(entry)
    piece.bytes += entry.length
    piece.until = Math.max(piece.until, at)
    if (piece.bytes >= pieceBytesMax) send(piece)
  }

  function send(piece: Piece): void {
    pieces.delete(piece.member)
    waitingBytes += piece.bytes
    const { from, until } = piece
    const isTooMuch = waitingBytes > waitingBytesMax
    const work = isTooMuch ? () => give({ from, until }) : () => write(piece)
    enqueue(() => work().finally(() => (waitingBytes -= piece.bytes)), { from, until })
  }

  async function write({ bytes, entries, from, member, until }: Piece): Promise<void> {
    const people = { roleOf, agreeing: await readAgreeing(db, lessonId) }
    if (!mayBeRecorded(people, member, from)) return
    if (keptBytes + bytes > recordingBytesMax) return give({ from, until })
    const id = mintId(clock, context.random)
    const isKept = await putNamed(blobs, { voice: Buffer.concat(entries, bytes) }, ({ voice }) =>
      insertVoice(db, lessonId, { id, member, from, until, bytes, blobKey: voice }),
    )
    keptBytes += bytes
    // Somebody deleted the recording while it ran.
    if (!isKept) await give(null)
  }

  function sendAll(): void {
    for (const piece of [...pieces.values()]) send(piece)
  }

  return {
    follow(isRecorded) {
      if (isRecorded === isRunning) return
      if (!isRecorded) {
        stop()
        return sendAll()
      }
      isRunning = true
      const begunAt = new Date(clock.now())
      enqueue(async () => {
        keptBytes = await beginRecording(db, lessonId, begunAt)
      }, null)
      media?.listen(lessonId, hear)
    },
    look() {
      const before = clock.now() - pieceMs
      for (const piece of [...pieces.values()]) if (piece.from <= before) send(piece)
    },
    close() {
      if (isRunning) stop()
      sendAll()
    },
    settled: () => writing,
  }
}
