/** The accessibility statement: what holds, what is checked, what is missing, whom to tell. */
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { TextSection } from '#browser/parts/text-section.tsx'

/** Who cannot use the app may be calling from a phone. */
const rightsSite = 'https://www.defenseurdesdroits.fr'
const rightsPhone = 'tel:+33969390000'

function RightsLine() {
  const { before, site, phone, after } = useWords('help').contactRights
  return (
    <p>
      {before}
      <a href={rightsSite} rel="noreferrer">
        {site}
      </a>
      , <a href={rightsPhone}>{phone}</a>
      {after}
    </p>
  )
}

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
        <TextSection title={words.contactTitle} lines={words.contact}>
          <RightsLine />
        </TextSection>
      </div>
    </PageShell>
  )
}
