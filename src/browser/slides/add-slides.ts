/** Brings files as slides to a lesson: drawn one after the other, sent one after the other. */
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { slidePath } from '#browser/live/slide-addresses.ts'
import { mintHere } from '#browser/live/use-room-line.ts'
import type { NewSlide, Slide } from '#contract/live-slides.ts'
import { type DrawnSlide, openSource, type SlideTrouble } from './draw-slides.ts'

/** A poor line sends a heavy picture in this time. */
const sendTimeoutMs = 120_000

export interface NotTaken {
  readonly name: string
  readonly why: SlideTrouble | 'too_many'
}

export interface Adding {
  readonly lessonId: string
  readonly files: readonly File[]
  /** How many more the lesson may have. */
  readonly room: number
  readonly signal: AbortSignal
  readonly onStep: (done: number, total: number) => void
}

export interface Added {
  readonly slides: readonly Slide[]
  readonly notTaken: readonly NotTaken[]
  /** Why it ended early; null: it did not. */
  readonly refusal: ApiRefusal | null
}

export async function addSlides({ files, lessonId, onStep, room, signal }: Adding): Promise<Added> {
  const slides: Slide[] = []
  const notTaken: NotTaken[] = []
  const end = (refusal: ApiRefusal | null): Added => ({ slides, notTaken, refusal })
  for (const [place, file] of files.entries()) {
    const source = await openSource(file)
    if (typeof source === 'string') {
      notTaken.push({ name: file.name, why: source })
      continue
    }
    try {
      const fits = Math.min(source.count, room - slides.length)
      if (fits < source.count) notTaken.push({ name: file.name, why: 'too_many' })
      for (let at = 0; at < fits && !signal.aborted; at += 1) {
        onStep(slides.length, slides.length + fits - at + (files.length - place - 1))
        const drawn = await source.draw(at)
        if (signal.aborted) return end(null)
        if (typeof drawn === 'string') {
          notTaken.push({ name: file.name, why: drawn })
          continue
        }
        const sent = await send(lessonId, drawn, signal)
        if (signal.aborted && !sent.ok) return end(null)
        if (!sent.ok) return end(sent.refusal)
        slides.push(sent.value)
      }
    } finally {
      source.close()
    }
    if (signal.aborted) break
  }
  return end(null)
}

async function send(lessonId: string, { name, picture, words }: DrawnSlide, signal: AbortSignal) {
  const body: NewSlide = { name, words, picture: await inBase64(picture) }
  const path = slidePath(lessonId, mintHere())
  return callApi<Slide>(path, { method: 'PUT', body, signal, timeoutMs: sendTimeoutMs })
}

function inBase64(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => fail(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(blob)
  })
}
