/** What is seen of the class beside its board: the shared screen, the cameras, and how much the line bears. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Cameras } from '#browser/camera/cameras.ts'
import { type LineQuality, openLineQuality } from '#browser/pictures/line-quality.ts'
import type { Pictures } from '#browser/pictures/open-pictures.ts'
import type { Sound } from '#browser/sound/sound.ts'
import type { JoinedCameras } from '#browser/video/join-video.ts'
import type { RoomView } from './room-view.ts'
import type { LineNow } from './slide-pacer.ts'
import { useWhileTicket } from './use-while-ticket.ts'

export interface ClassPictures {
  readonly quality: LineQuality
  /** Null: no screen is shared in this class. */
  readonly pictures: Pictures | null
  /** Null: nobody's camera is seen in it. */
  readonly cameras: Cameras | null
}

function useLineQuality(lineNow: () => LineNow): LineQuality {
  const newest = useRef(lineNow)
  newest.current = lineNow
  const [quality] = useState(() => openLineQuality(() => newest.current()))
  useEffect(() => quality.close, [quality])
  return quality
}

interface FullVideo {
  join(cameras: Cameras): JoinedCameras
  renew(ticket: string): void
  close(): void
}

/** Its code is fetched only where the room has full video. */
async function openFullVideo(
  lessonId: string,
  ticket: string,
  quality: LineQuality,
): Promise<FullVideo> {
  const [{ openVideo }, { joinVideo }] = await Promise.all([
    import('#browser/video/open-video.ts'),
    import('#browser/video/join-video.ts'),
  ])
  const driver = openVideo({ lessonId, ticket })
  return {
    join: (cameras) => joinVideo(cameras, driver, quality),
    renew: driver.renew,
    close: driver.close,
  }
}

/** The cameras with full video beside them, where there is any. */
function useJoined(
  cameras: Cameras | null,
  video: FullVideo | null,
  sound: Sound | null,
): Cameras | null {
  const [joined, setJoined] = useState<JoinedCameras | null>(null)
  useEffect(() => {
    if (cameras === null || video === null) return
    const next = video.join(cameras)
    setJoined(next)
    return () => {
      next.leave()
      setJoined(null)
    }
  }, [cameras, video])
  useEffect(() => joined?.follow(sound), [joined, sound])
  return joined ?? cameras
}

export function useClassPictures(
  lessonId: string,
  view: RoomView,
  { lineNow, sound }: { readonly lineNow: () => LineNow; readonly sound: Sound | null },
): ClassPictures {
  const quality = useLineQuality(lineNow)
  const self = useRef(0)
  self.current = view.self?.member ?? 0
  // The parts close and open where the room is entered anew before its adult is there.
  const before = useRef({ screen: { wasOn: false }, camera: { wasOn: false } })
  const isInside = view.stage === 'inside'
  const { part: pictures } = useWhileTicket(
    lessonId,
    isInside ? view.pictureTicket : null,
    (ticket) =>
      import('#browser/pictures/open-pictures.ts').then(({ openPictures }) =>
        openPictures({ lessonId, ticket, quality, memory: before.current.screen }),
      ),
  )
  const { part: cameras } = useWhileTicket(
    lessonId,
    isInside ? view.cameraTicket : null,
    (ticket) =>
      import('#browser/camera/open-cameras.ts').then(({ openCameras }) =>
        openCameras({
          lessonId,
          ticket,
          quality,
          member: () => self.current,
          memory: before.current.camera,
        }),
      ),
  )
  const { part: video } = useWhileTicket(lessonId, isInside ? view.videoTicket : null, (ticket) =>
    openFullVideo(lessonId, ticket, quality),
  )
  return { quality, pictures, cameras: useJoined(cameras, video, sound) }
}
