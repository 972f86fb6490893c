/** How much of the class comes over this line, in words, and the press that spares it. */
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { useWatched } from '#browser/parts/watched.ts'
import type { LineQuality } from '#browser/pictures/line-quality.ts'

export function ClassQuality({ quality }: { quality: LineQuality }) {
  const words = useWords('live').quality
  const tu = useVoice() === 'tu'
  const { isSaving, level } = useWatched(quality)
  return (
    <section class="live-quality" aria-label={words.title}>
      <CheckBox label={words.save} checked={isSaving} onChecked={quality.setSaving} />
      <p class="live-note" role="status">
        {isSaving ? words.saving : words.level[level]({ tu })}
      </p>
    </section>
  )
}
