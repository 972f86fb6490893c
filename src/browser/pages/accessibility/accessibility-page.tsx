/** The accessibility statement: what holds, what is checked, what is missing, whom to tell. */
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { TextSection } from '#browser/parts/text-section.tsx'

export function AccessibilityPage() {
  const words = useWords('help')
  const general = useWords('general')
  const tu = useVoice() === 'tu'
  return (
    <PageShell title={words.accessibilityTitle} intro={words.accessibilityIntro({ tu })}>
      <div class="stack stack-wide">
        <TextSection title={words.conformityTitle} lines={words.conformity} />
        <TextSection title={words.helpsTitle} lines={words.helps} list>
          <LinkButton href={pagePaths.displaySettings} sign="display">
            {general.displaySettings}
          </LinkButton>
        </TextSection>
        <TextSection title={words.checkedTitle} lines={words.checked} list />
        <TextSection title={words.limitsTitle} lines={words.limits} list />
        <TextSection title={words.contactTitle} lines={words.contact} />
      </div>
    </PageShell>
  )
}
