/** The choices themselves; each holds as soon as it is made and is kept for this person. */
import { useEffect, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import {
  changeDisplay,
  type DisplaySettings,
  displaySettings,
  textSizes,
} from './display-settings.ts'

export function useDisplaySettings(): DisplaySettings {
  const [current, setCurrent] = useState(displaySettings.current)
  useEffect(() => displaySettings.subscribe(() => setCurrent(displaySettings.current())), [])
  return current
}

export function DisplaySettingsForm() {
  const words = useWords('display')
  const settings = useDisplaySettings()
  return (
    <div class="stack">
      <p class="soft">{words.intro}</p>
      <RadioGroup
        label={words.theme}
        inLine
        value={settings.theme}
        onValue={(theme) => changeDisplay({ theme })}
        options={[
          { value: 'auto', label: words.themeAuto },
          { value: 'light', label: words.themeLight },
          { value: 'dark', label: words.themeDark },
        ]}
      />
      <RadioGroup
        label={words.textSize}
        inLine
        value={String(settings.textSize)}
        onValue={(wish) =>
          changeDisplay({ textSize: textSizes.find((size) => String(size) === wish) ?? 0 })
        }
        options={[
          { value: '-1', label: words.textSmall },
          { value: '0', label: words.textNormal },
          { value: '1', label: words.textLarge },
          { value: '2', label: words.textLarger },
          { value: '3', label: words.textLargest },
        ]}
      />
      <RadioGroup
        label={words.spacing}
        inLine
        value={settings.spacing}
        onValue={(spacing) => changeDisplay({ spacing })}
        options={[
          { value: 'standard', label: words.spacingStandard },
          { value: 'wide', label: words.spacingWide },
        ]}
      />
      <RadioGroup
        label={words.font}
        inLine
        value={settings.font}
        onValue={(font) => changeDisplay({ font })}
        options={[
          { value: 'standard', label: words.fontStandard },
          { value: 'dyslexic', label: words.fontDyslexic },
        ]}
      />
      <p class="display-sample">{words.sample}</p>
    </div>
  )
}
