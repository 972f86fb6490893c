/** The pieces of a replay from the school: voices, and slides with their pictures. */
import { callApi } from '#browser/api/call-api.ts'
import { fetchAsPage } from '#browser/api/fetch-as-page.ts'
import { fetchSteadily } from '#browser/api/fetch-steadily.ts'
import type { KeptSlide } from '#browser/device/keep.ts'
import type { Slide } from '#contract/live-slides.ts'
import type { ReplayPieces } from './kept-replay.ts'
import { slidePath, slidePicture } from './slide-addresses.ts'

/** A line that brings nothing for so long is gone. */
const silenceMsMax = 30_000

export const voicePath = (lessonId: string, id: string): string =>
  `/api/lessons/${lessonId}/replay/voices/${id}`

async function fetchBytes(address: string): Promise<ArrayBuffer | null> {
  try {
    return (await fetchSteadily(address, { silenceMsMax, send: fetchAsPage })).bytes
  } catch {
    // Without a line nothing comes; the reader tries again.
    return null
  }
}

async function fetchSlide(lessonId: string, id: string): Promise<KeptSlide | null> {
  const asked = await callApi<Slide>(slidePath(lessonId, id))
  const picture = asked.ok ? await fetchBytes(slidePicture(lessonId, id)) : null
  return asked.ok && picture !== null ? { slide: asked.value, picture } : null
}

export function piecesFromSchool(lessonId: string): ReplayPieces {
  return {
    voice: (id) => fetchBytes(voicePath(lessonId, id)),
    slide: (id) => fetchSlide(lessonId, id),
  }
}
