/** A camera of a live class as a page shows it, in full or the frugal way, and moving. */
import type { Page } from 'playwright-core'
import { type CameraKind, cameraShapes } from '#contract/live-camera.ts'
import { waitFor } from './live-device.ts'

/** A machine that has other work shows a poor line, and then the camera waits: longer than any calm. */
const ladderMs = 150_000

interface Seen {
  /** In full, or the frugal way. */
  readonly kind: 'video' | 'canvas'
  readonly width: number
  readonly row: string
}

/** What the tile of the camera shows now; null: nothing, or a dark picture. */
function lookAt(page: Page, as: CameraKind): Promise<Seen | null> {
  return page.evaluate(`(() => {
    const shown = document.querySelector('.live-camera.${as} :is(video, canvas)')
    if (shown === null) return null
    const isVideo = shown instanceof HTMLVideoElement
    const width = isVideo ? shown.videoWidth : shown.width
    const height = isVideo ? shown.videoHeight : shown.height
    if (width < 300) return null
    const canvas = new OffscreenCanvas(width, height)
    const pen = canvas.getContext('2d')
    pen.drawImage(shown, 0, 0)
    const { data } = pen.getImageData(0, height / 2, width, 1)
    if (!data.some((value, at) => at % 4 !== 3 && value > 60)) return null
    return { kind: isVideo ? 'video' : 'canvas', width, row: data.join() }
  })()`)
}

/**
 * Where a busy machine lets the teacher's page fall silent, the class is held and cameras are off, as they
 * must be: then those of `senders` are turned on again. `firstAtMs`: when a picture of the kind was there.
 */
export async function seesCameraMove(
  page: Page,
  wanted: {
    readonly as: CameraKind
    readonly kind: Seen['kind']
    readonly senders: readonly Page[]
  },
): Promise<Seen & { readonly firstAtMs: number }> {
  const { as, kind, senders } = wanted
  const look = async (): Promise<Seen | undefined> => {
    for (const sender of senders) {
      const turnOn = sender.getByRole('button', { name: 'Allumer ma caméra' })
      if (await turnOn.isVisible()) await turnOn.click({ timeout: 2_000 }).catch(() => undefined)
    }
    const seen = await lookAt(page, as)
    return seen?.kind === kind ? seen : undefined
  }
  const first = await waitFor(look, `a picture by ${kind}`, ladderMs)
  const firstAtMs = Date.now()
  await waitFor(
    async () => {
      const next = await look()
      return next !== undefined && next.row !== first.row ? next : undefined
    },
    `a ${kind} that moves`,
    ladderMs,
  )
  return { ...first, firstAtMs }
}

/** What comes in full begins as small as the browser thinks that the line is, and grows beyond the frugal way. */
export async function growsLarge(look: () => Promise<Pick<Seen, 'width'>>): Promise<void> {
  const frugalWidth = cameraShapes.camera.width
  await waitFor(
    async () => (await look()).width > frugalWidth || undefined,
    'a large picture',
    ladderMs,
  )
}
