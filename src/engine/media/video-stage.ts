/**
 * The cameras of one live room and who sees them: each camera has one connection up and one down for
 * everybody who may see and wants to. It gives the orders to Janus, and passes on what both sides say of
 * their connections.
 */
import { type CameraKind, cameraKinds } from '#contract/live-camera.ts'
import { camerasMax, type FromVideo } from '#contract/live-video.ts'
import type { Random } from '#kernel/random.ts'
import { isPictureAlone } from './is-picture-alone.ts'
import type { JanusCamera, JanusRoom, JanusView } from './janus-room.ts'
import type { JanusSign } from './janus-session.ts'

/** A connection that does not come about is offered again, ever more slowly, as long as both are here. */
const againMsMin = 300
const againMsMax = 15_000

export interface StageMember {
  readonly number: number
  /** As what its camera may be seen; null: not at all. */
  showsAs(): CameraKind | null
  /** May see, is here, and wants to see cameras of this kind. */
  sees(as: CameraKind): boolean
  tell(message: FromVideo): void
}

export interface VideoStage {
  /** The page's offer of its own camera, in place of an earlier one. */
  publish(member: StageMember, sdp: string): void
  unpublish(member: StageMember): void
  answer(member: StageMember, by: number, sdp: string): void
  again(member: StageMember, by: number): void
  /** What the member may or wants has changed, or the member came or went. */
  settle(member: StageMember): void
  /** Janus is away, and every connection with it. */
  forget(): void
  close(): void
}

interface Camera {
  readonly member: StageMember
  readonly as: CameraKind
  /** Null: Janus has not answered yet. */
  taken: JanusCamera | null
  isUp: boolean
}

interface View {
  readonly camera: Camera
  offered: JanusView | null
}

/** How often a connection was offered, and when it is next. */
interface Tries {
  count: number
  next: NodeJS.Timeout | undefined
}

export function openVideoStage(given: {
  readonly openRoom: () => JanusRoom
  readonly random: Pick<Random, 'fraction'>
}): VideoStage {
  const cameras = new Map<number, Camera>()
  const views = new Map<StageMember, Map<number, View>>()
  const tries = new Map<View, Tries>()
  let janus: JanusRoom | null = null

  const roomNow = (): JanusRoom => {
    janus ??= given.openRoom()
    return janus
  }
  const viewsOf = (member: StageMember): Map<number, View> => views.get(member) ?? new Map()

  function publish(member: StageMember, sdp: string): void {
    endCamera(member.number)
    const as = member.showsAs()
    if (as === null || !isFit(as, sdp) || cameras.size >= camerasMax) {
      member.tell({ kind: 'unpublished' })
      return
    }
    const camera: Camera = { member, as, taken: null, isUp: false }
    cameras.set(member.number, camera)
    const isStill = (): boolean => cameras.get(member.number) === camera
    const hear = (sign: JanusSign): void => {
      if (!isStill()) return
      if (sign === 'over') unpublish(member, true)
      else if (!camera.isUp) {
        camera.isUp = true
        for (const other of views.keys()) settle(other)
      }
    }
    void roomNow()
      .publish(sdp, hear)
      .then((taken) => {
        // The grant was taken, or a newer offer came, while Janus thought.
        if (!isStill()) return taken?.end()
        if (taken === null) return unpublish(member, true)
        camera.taken = taken
        member.tell({ kind: 'published', sdp: taken.sdp })
      })
  }

  function endCamera(by: number): boolean {
    const camera = cameras.get(by)
    if (camera === undefined) return false
    cameras.delete(by)
    camera.taken?.end()
    for (const member of views.keys()) endView(member, by, true)
    return true
  }

  function unpublish(member: StageMember, isTold: boolean): void {
    if (endCamera(member.number) && isTold) member.tell({ kind: 'unpublished' })
  }

  function endView(member: StageMember, by: number, isTold: boolean): void {
    const view = viewsOf(member).get(by)
    if (view === undefined) return
    viewsOf(member).delete(by)
    clearTimeout(tries.get(view)?.next)
    tries.delete(view)
    view.offered?.end()
    if (isTold) member.tell({ kind: 'unseen', by })
  }

  function startView(member: StageMember, camera: Camera): void {
    const by = camera.member.number
    const view: View = { camera, offered: null }
    viewsOf(member).set(by, view)
    tries.set(view, { count: 0, next: undefined })
    offer(member, view)
  }

  function offer(member: StageMember, view: View): void {
    const { camera } = view
    const { taken } = camera
    const by = camera.member.number
    const mine = tries.get(view)
    if (taken === null || mine === undefined) return
    mine.count += 1
    view.offered?.end()
    view.offered = null
    const count = mine.count
    const isStill = (): boolean => tries.get(view) === mine && mine.count === count
    const hear = (sign: JanusSign): void => {
      if (!isStill()) return
      if (sign === 'over') offerLater(member, view)
    }
    void roomNow()
      .view(taken.feed, hear)
      .then((offered) => {
        if (!isStill()) return offered?.end()
        if (offered === null) return offerLater(member, view)
        view.offered = offered
        member.tell({ kind: 'offer', by, sdp: offered.sdp })
      })
  }

  function offerLater(member: StageMember, view: View): void {
    const mine = tries.get(view)
    if (mine === undefined) return
    clearTimeout(mine.next)
    const longestMs = Math.min(againMsMax, againMsMin * 2 ** mine.count)
    const ms = longestMs * (0.5 + given.random.fraction() / 2)
    mine.next = setTimeout(() => offer(member, view), ms)
    mine.next.unref()
  }

  function settle(member: StageMember): void {
    const own = cameras.get(member.number)
    if (own !== undefined && own.as !== member.showsAs()) unpublish(member, true)
    for (const [by, { camera }] of [...viewsOf(member)]) {
      if (!member.sees(camera.as)) endView(member, by, true)
    }
    if (!cameraKinds.some((as) => member.sees(as))) {
      views.delete(member)
      return
    }
    if (!views.has(member)) views.set(member, new Map())
    for (const [by, camera] of cameras) {
      const isSeen = by !== member.number && camera.isUp && member.sees(camera.as)
      if (isSeen && !viewsOf(member).has(by)) startView(member, camera)
    }
  }

  function forget(): void {
    for (const { next } of tries.values()) clearTimeout(next)
    tries.clear()
    cameras.clear()
    for (const of of views.values()) of.clear()
    const over = janus
    janus = null
    over?.destroy()
  }

  return {
    publish,
    unpublish: (member) => unpublish(member, false),
    answer(member, by, sdp) {
      const view = viewsOf(member).get(by)
      const { offered } = view ?? {}
      if (view === undefined || !offered) return
      void offered.answer(sdp).then((isTaken) => {
        if (!isTaken && view.offered === offered) offerLater(member, view)
      })
    },
    again(member, by) {
      const view = viewsOf(member).get(by)
      if (view !== undefined) offerLater(member, view)
    },
    settle,
    forget,
    close() {
      for (const by of [...cameras.keys()]) endCamera(by)
      forget()
    },
  }
}

/** An interpreter was granted to be seen; to be heard is another grant, which the sound keeps. */
function isFit(as: CameraKind, sdp: string): boolean {
  return as === 'camera' || isPictureAlone(sdp)
}
