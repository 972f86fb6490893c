/** What is seen of the class beside its board: the shared screen, the cameras, and how much the line bears. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Cameras } from '#browser/camera/cameras.ts'
import { type LineQuality, openLineQuality } from '#browser/pictures/line-quality.ts'
import type { Pictures } from '#browser/pictures/open-pictures.ts'
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

export function useClassPictures(
  lessonId: string,
  view: RoomView,
  lineNow: () => LineNow,
): ClassPictures {
  const quality = useLineQuality(lineNow)
  const self = useRef(0)
  self.current = view.self?.member ?? 0
  const isInside = view.stage === 'inside'
  const pictures = useWhileTicket(lessonId, isInside ? view.pictureTicket : null, (ticket) =>
    import('#browser/pictures/open-pictures.ts').then(({ openPictures }) =>
      openPictures({ lessonId, ticket, quality }),
    ),
  )
  const cameras = useWhileTicket(lessonId, isInside ? view.cameraTicket : null, (ticket) =>
    import('#browser/camera/open-cameras.ts').then(({ openCameras }) =>
      openCameras({ lessonId, ticket, quality, member: () => self.current }),
    ),
  )
  return { quality, pictures, cameras }
}
