/** What makes reading comfortable, at hand: hear it all, larger or smaller, all settings, paper. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import type { SpokenPiece } from '#browser/content/content-text.ts'
import { ListenButton } from '#browser/content/listen-button.tsx'
import { changeDisplay, type DisplaySettings } from '#browser/display/display-settings.ts'
import { DisplaySettingsDialog } from '#browser/display/display-settings-dialog.tsx'
import { useDisplaySettings } from '#browser/display/display-settings-form.tsx'
import { announce } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'

type TextSize = DisplaySettings['textSize']
const sizes: readonly TextSize[] = [-1, 0, 1, 2, 3]

export function ReadingTools({ pieces }: { pieces: () => readonly SpokenPiece[] }) {
  const words = useWords('resource')
  const general = useWords('general')
  const display = useWords('display')
  const { textSize } = useDisplaySettings()
  const [settingsOpen, setSettingsOpen] = useState(false)
  const names: Readonly<Record<TextSize, string>> = {
    '-1': display.textSmall,
    0: display.textNormal,
    1: display.textLarge,
    2: display.textLarger,
    3: display.textLargest,
  }
  const step = (by: 1 | -1): void => {
    const next = sizes[sizes.indexOf(textSize) + by]
    if (next === undefined) return
    changeDisplay({ textSize: next })
    announce(`${display.textSize} : ${names[next]}`)
  }
  return (
    <div class="reading-tools no-print" role="toolbar" aria-label={words.tools}>
      <ListenButton pieces={pieces} what={words.wholeLesson} />
      <span class="reading-sizes">
        <Button disabled={textSize === -1} onClick={() => step(-1)}>
          A−<span class="for-screen-readers"> {words.smaller}</span>
        </Button>
        <Button disabled={textSize === 3} onClick={() => step(1)}>
          A+<span class="for-screen-readers"> {words.larger}</span>
        </Button>
      </span>
      <Button sign="display" onClick={() => setSettingsOpen(true)}>
        {general.displaySettings}
      </Button>
      <Button sign="print" onClick={() => window.print()}>
        {words.print}
      </Button>
      <DisplaySettingsDialog open={settingsOpen} onClose={() => setSettingsOpen(false)} />
    </div>
  )
}
